/** Unicode characters of formulas, as the LaTeX command or ASCII text they stand for. */

const COMMANDS = new Map<string, string>()
function add(pairs: string): void {
  for (const pair of pairs.split(' ')) {
    const character = String.fromCodePoint(pair.codePointAt(0)!)
    COMMANDS.set(character, pair.slice(character.length))
  }
}
add(
  'αalpha βbeta γgamma δdelta εepsilon ϵepsilon ζzeta ηeta θtheta ϑvartheta ιiota κkappa λlambda μmu µmu νnu ξxi',
)
add(
  'πpi ρrho ϱrho σsigma ςsigma τtau υupsilon φvarphi ϕphi χchi ψpsi ωomega ΓGamma ΔDelta ∆Delta ΘTheta ΛLambda',
)
add('ΞXi ΠPi ΣSigma ΥUpsilon ΦPhi ΨPsi ΩOmega ΩOmega ħhbar ℏhbar ℓell ∂partial ∇nabla ∞infty')
add(
  '×times ✕times ⨯times ·cdot ⋅cdot ∙cdot •cdot ∗cdot ÷div ∕slash ⁄slash ±pm ∓mp √sqrt ∫int ∮oint ∑sum ∏prod',
)
add(
  '≤leq ≥geq ⩽leq ⩾geq ≪ll ≫gg ≠neq ≈approx ≃simeq ≅cong ∼sim ≡equiv ∝propto ∈in →to ⟶to ⇒Rightarrow ⟹Rightarrow',
)
add(
  '∴therefore ⇔iff °degree ⟨langle ⟩rangle 〈langle 〉rangle ‖Vert ∥Vert ⌊lfloor ⌋rfloor ⌈lceil ⌉rceil …ldots ⋯cdots',
)
add('⊥perp ⊙odot ⊕oplus †dagger ÅAA ÅAA')

/** The command (without backslash) that a character stands for, or undefined. */
export function commandOfCharacter(character: string): string | undefined {
  return COMMANDS.get(character)
}

/** Characters that are another spelling of an ASCII one. */
export const ASCII: ReadonlyMap<string, string> = new Map([
  ...[...'−–—‐‑‒﹣'].map((c): [string, string] => [c, '-']),
  ...[...'′’‘´ʹ'].map((c): [string, string] => [c, "'"]),
  ['″', '"'],
  ['，', ','],
  ['、', ','],
  ['；', ';'],
  ['：', ':'],
  ['｜', '|'],
  ['∣', '|'],
  ['∶', ':'],
  ['。', '.'],
  ['【', '['],
  ['】', ']'],
  ['＊', '*'],
])

/** Fractions in one character, as numerator and denominator. */
export const FRACTIONS: ReadonlyMap<string, string> = new Map([
  ['½', '1/2'],
  ['⅓', '1/3'],
  ['⅔', '2/3'],
  ['¼', '1/4'],
  ['¾', '3/4'],
  ['⅕', '1/5'],
  ['⅖', '2/5'],
  ['⅗', '3/5'],
  ['⅘', '4/5'],
  ['⅙', '1/6'],
  ['⅚', '5/6'],
  ['⅐', '1/7'],
  ['⅛', '1/8'],
  ['⅜', '3/8'],
  ['⅝', '5/8'],
  ['⅞', '7/8'],
  ['⅑', '1/9'],
  ['⅒', '1/10'],
])

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱ'
const SUPERSCRIPT_TEXT = '0123456789+-()ni'
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ'
const SUBSCRIPT_TEXT = '0123456789+-aehijklmnoprstuvx'

/** The ASCII character that a raised character stands for, or ''. */
export function superscript(character: string): string {
  const at = SUPERSCRIPTS.indexOf(character)
  return at < 0 ? '' : SUPERSCRIPT_TEXT[at]!
}

/** The ASCII character that a lowered character stands for, or ''. */
export function subscript(character: string): string {
  const at = SUBSCRIPTS.indexOf(character)
  return at < 0 ? '' : SUBSCRIPT_TEXT[at]!
}

/** Blanks and marks that are never seen: no-break spaces, zero-width characters, byte order mark. */
export function isInvisible(code: number): boolean {
  return (
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200d) ||
    code === 0x2009 ||
    code === 0x202f ||
    code === 0x205f ||
    (code >= 0x2060 && code <= 0x2064) ||
    code === 0x3000 ||
    code === 0xfeff
  )
}

/** Letters of running text that never occur in a formula: Chinese, Japanese, Korean, Cyrillic. */
export function isProse(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7af) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x400 && code <= 0x52f) ||
    (code >= 0x3000 && code <= 0x303f)
  )
}

/** Combining marks and the accent they stand for. */
export const COMBINING: ReadonlyMap<number, string> = new Map([
  [0x302, 'hat'],
  [0x303, 'tilde'],
  [0x304, 'bar'],
  [0x305, 'bar'],
  [0x307, 'dot'],
  [0x308, 'ddot'],
  [0x20d7, 'vec'],
  [0x20d1, 'vec'],
])

/** Script capitals, as in the electromotive force. */
export function isScriptLetter(code: number): boolean {
  return (code >= 0x1d49c && code <= 0x1d503) || 'ℬℰℱℋℐℒℳℛ'.includes(String.fromCodePoint(code))
}
