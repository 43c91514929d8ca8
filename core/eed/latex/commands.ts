/** What each LaTeX command means, as a token kind and the text the token carries. */
import { T } from './tokens.ts'
import type { Kind } from './tokens.ts'

export interface Command {
  readonly kind: Kind
  readonly text: string
}

const table = new Map<string, Command>()

function add(kind: Kind, entries: string): void {
  for (const entry of entries.split(' ')) {
    const [command, text] = entry.split(':') as [string, string | undefined]
    table.set(command, { kind, text: text ?? command })
  }
}

// Symbols. \epsilon and \varepsilon are one symbol for physicists; \phi and \varphi are told apart here and
// brought together later where the key uses only one of them.
add(
  T.SYM,
  'alpha beta gamma delta epsilon varepsilon:epsilon zeta eta theta vartheta iota kappa varkappa:kappa',
)
add(T.SYM, 'lambda mu nu xi omicron rho varrho:rho sigma varsigma:sigma tau upsilon phi varphi chi psi omega')
add(T.SYM, 'Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega varGamma:Gamma varDelta:Delta varpi')
add(
  T.SYM,
  'varTheta:Theta varLambda:Lambda varXi:Xi varPi:Pi varSigma:Sigma varPhi:Phi varPsi:Psi varOmega:Omega',
)
add(
  T.SYM,
  'hbar hslash:hbar ell aleph beth wp nabla Box square:Box star bigstar:star dagger dag:dagger ddagger',
)
add(
  T.SYM,
  'perp parallel:parallel odot oplus ominus otimes Earth:oplus Sun:odot angstrom:angstrom AA:angstrom',
)
add(T.SYM, 'imath:i jmath:j digamma eth complement mho emptyset varnothing:emptyset sharp flat natural')
add(T.SYM, 'Alpha:A Beta:B Epsilon:E Zeta:Z Eta:H Iota:I Kappa:K Mu:M Nu:N Omicron:O Rho:P Tau:T Chi:X')
add(
  T.SYM,
  'upalpha:alpha upbeta:beta upgamma:gamma updelta:delta upepsilon:epsilon upmu:mu uplambda:lambda uppi:pi',
)
add(
  T.SYM,
  'upomega:omega upsigma:sigma uptheta:theta upphi:phi uprho:rho uptau:tau upnu:nu upeta:eta upOmega:Omega',
)
add(T.CONST, 'pi infty:inf infin:inf')
add(T.PARTIAL, 'partial')

// Functions.
add(T.FN, 'sin cos tan cot sec csc cosec:csc tg:tan ctg:cot cotan:cot')
add(T.FN, 'arcsin:asin arccos:acos arctan:atan arccot:acot arcsec:asec arccsc:acsc arctg:atan arcctg:acot')
add(T.FN, 'sinh cosh tanh coth sech csch sh:sinh ch:cosh th:tanh cth:coth')
add(
  T.FN,
  'arcsinh:asinh arccosh:acosh arctanh:atanh arccoth:acoth arsinh:asinh arcosh:acosh artanh:atanh arcoth:acoth',
)
add(
  T.FN,
  'arsh:asinh arch:acosh arth:atanh asinh acosh atanh acoth asin acos atan acot arcsch:acsch arcsech:asech',
)
add(
  T.FN,
  'ln log lg exp Exp:exp max min det dim arg gcd sgn:sign sign abs norm erf erfc sup inf Tr:tr tr Re:re Im:im',
)

// Operators and relations.
add(T.TIMES, 'times wedge:wedge')
add(T.DOT, 'cdot bullet:cdot ast:cdot cdotp:cdot centerdot:cdot')
add(T.SLASH, 'div:/ slash:/')
add(T.PM, 'pm mp plusmn:pm')
add(
  T.REL,
  'eq:= le:<= leq:<= leqslant:<= leqq:<= ge:>= geq:>= geqslant:>= geqq:>= lt:< gt:> ll:< gg:> ne:!= neq:!=',
)
add(
  T.REL,
  'approx approxeq:approx simeq:approx cong:approx thickapprox:approx sim thicksim:sim doteq:= triangleq:=',
)
add(
  T.REL,
  'equiv propto varpropto:propto in to rightarrow:to longrightarrow:to coloneqq:= coloneq:= lesssim:< gtrsim:>',
)
add(
  T.IMPLIES,
  'Rightarrow implies Longrightarrow therefore because iff Leftrightarrow Longleftrightarrow impliedby',
)
add(T.DOTS, 'ldots dots cdots vdots ddots dotsb dotsc')
add(T.DEGREE, 'degree textdegree circ')
add(T.PRIME, "prime:' dprime:'' pprime:''")
add(T.PERCENT, '%')

// Brackets.
add(T.OPEN, 'lbrace:{ {:{ lparen:( lbrack:[ langle:<')
add(T.CLOSE, 'rbrace:} }:} rparen:) rbrack:] rangle:>')
add(T.BAR, 'vert:| | Vert:|| ||:||')
add(T.BAR_OPEN, 'lvert:| lVert:||')
add(T.BAR_CLOSE, 'rvert:| rVert:||')
table.set('|', { kind: T.BAR, text: '||' })
add(T.OPEN, 'lfloor lceil')
add(T.CLOSE, 'rfloor rceil')
add(T.MIDDLE, 'mid')

// Things with arguments.
add(T.FRAC, 'frac dfrac:frac tfrac:frac cfrac:frac nicefrac:frac sfrac:frac flatfrac:frac')
add(T.FRAC, 'dv derivative:dv odv:dv pdv:dv pderivative:dv fdv:dv')
add(T.SQRT, 'sqrt surd:sqrt')
add(T.BINOM, 'binom dbinom:binom tbinom:binom')
add(T.OVER, 'over choose')
add(T.BIG, 'int oint sum prod coprod:prod intop:int smallint:int iint:iint iiint:iint oiint:iint')
add(T.LIM, 'lim limsup:lim liminf:lim')
add(T.BEGIN, 'begin')
add(T.FINISH, 'end')
add(T.BOXED, 'boxed fbox:boxed framebox:boxed Boxed:boxed')
add(
  T.WRAP,
  'underbrace overbrace underline ensuremath displaylimits:x mathstrut:x smash mathop mathbin mathrel mathord',
)
add(
  T.STYLE,
  'mathrm:rm rm:old textup:rm mathup:rm mathit:plain mathnormal:plain mathsf:rm mathtt:rm mathbb:mathbb',
)
add(T.STYLE, 'mathcal:mathcal mathscr:mathcal mathfrak:mathfrak cal:old it:old bf:old sf:old bfseries:old')
add(T.STYLE, 'mathbf:vec boldsymbol:vec bm:vec pmb:vec symbf:vec mathbfit:vec bold:vec')
add(
  T.ACCENT,
  'hat widehat:hat vec overrightarrow:vec bar overline:bar widebar:bar dot ddot dddot tilde widetilde:tilde',
)
add(T.ACCENT, 'acute grave breve check ring mathring:ring overleftarrow:vec va:vec vb:vec vu:hat uvec:hat')
add(T.TEXT, 'text mbox textrm textit textbf textsf hbox textnormal texttt textmd')
add(T.UNIT, 'unit si')
add(T.QUAD, 'quad qquad')

/** The meaning of `\name`, or undefined when the name is not known. */
export function command(name: string): Command | undefined {
  return table.get(name)
}

/** Commands that only change size, style or spacing: skipped. */
export const SKIPPED: ReadonlySet<string> = new Set(
  (
    'displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits big Big bigg Bigg bigl Bigl biggl Biggl bigr ' +
    'Bigr biggr Biggr bigm Bigm biggm Biggm nonumber notag noindent protect null relax allowbreak nobreak normalsize ' +
    'large Large LARGE small centering left right hfill break par boldmath unboldmath limits strut mathstrut blacksquare checkmark qed bigskip medskip smallskip newline hline ' +
    'allowdisplaybreaks displaybreak'
  ).split(' '),
)

/** Spacing commands: skipped, but remembered as a gap. */
export const SPACES: ReadonlySet<string> = new Set([
  ...', ; : ! > / space thinspace medspace thickspace negthinspace enspace nobreakspace enskip'.split(' '),
  ' ',
  '\n',
  '\t',
])

/** Commands skipped together with one braced argument. */
export const SKIPPED_WITH_ARGUMENT: ReadonlySet<string> = new Set(
  'label tag hspace vspace phantom vphantom hphantom color kern mspace mskip ref eqref cite hskip'.split(' '),
)

/** Function names written without a backslash, as in `sin(x)`; in LaTeX some need a bracket after them. */
export const WORD_FUNCTIONS: ReadonlyMap<string, string> = new Map(
  (
    'sin cos tan cot sec csc arcsin:asin arccos:acos arctan:atan arccot:acot asin acos atan atan2 arctan2:atan2 ' +
    'sinh cosh tanh coth sech csch asinh acosh atanh arcsinh:asinh arccosh:acosh arctanh:atanh arsinh:asinh ' +
    'arcosh:acosh artanh:atanh ln log log10:lg lg exp abs sign sgn:sign min max erf erfc gamma factorial floor ceil cbrt'
  )
    .split(' ')
    .map((entry) => entry.split(':') as [string, string?])
    .map(([word, name]): [string, string] => [word, name ?? word]),
)

/** Greek and other names written as words, in text without backslashes only. */
export const WORD_SYMBOLS: ReadonlySet<string> = new Set(
  (
    'alpha beta gamma delta epsilon varepsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi ' +
    'varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega hbar ell infty pi inf infinity oo'
  ).split(' '),
)
