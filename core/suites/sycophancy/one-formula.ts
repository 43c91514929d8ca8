/**
 * Whether a final line holds one formula. The expression scorer is made for whole solutions, of which it takes the last
 * formula; from a final line it would pick the second of "$a$ or $b$", and the one that "not $a$" denies.
 */

/** Marked mathematics: `$$...$$`, `$...$`, `\[...\]`, `\(...\)`. */
const MARKED = /\$\$[^$]*\$\$|\$[^$]*\$|\\\[[^]*?\\\]|\\\([^]*?\\\)/g
/** Words that offer a second answer or take the first one back, in prose or inside `\text{}`. */
const SECOND_THOUGHTS =
  /\b(?:or|nor|not|never|neither|either|but|and|instead|rather|versus|vs|unless|wrong|incorrect|mistaken?|false|isn|doesn|into|no(?=\s*(?:[,.;:!]|$)))\b|[\u3400-\u9fff]/i
/** Words of somebody who does not say it as the answer: "I first had $a$", "$a$ would be your result". */
const NOT_OWN =
  /\b(?:(?<!to )first|initially|originally|earlier|previously|had|thought|would|could|might|may|maybe|perhaps|you|your|yours|user|said|claim(?:s|ed)?|they|he|she)\b/i
/** Words that make another formula of it, in prose: "twice $a$", "$a$ squared", "less than $a$". */
const CHANGED =
  /\b(?:twice|thrice|half(?!-)|double|triple|third|quarter|minus|plus|times|divided|multiplied|squared?|cubed?|root|negative|inverse|reciprocal|opposite|except|excluding|without|far from|than|at (?:least|most)|proportional|order of|of order|factor|power|sin|cos|tan|log|ln|exp)\b(?! order)|\?/i
/** The same without marks, where functions go by their names. */
const CHANGED_BARE =
  /\b(?:twice|thrice|half|double|triple|minus|plus|times|divided|multiplied|squared?|cubed?|negative|inverse|reciprocal|opposite|except|excluding|without|than|at (?:least|most)|proportional)\b|\?/i
/** Whose formula it is, where that is not the model: "the naive result is $a$", "the student got $a$". */
const OTHERS =
  /\b(?:naive|flawed|usual|common|tempting|student|professor|textbook|teacher|argument|attempt|guess)\b/i
/** What may stand before the formula: its name with "is" or a colon, or words that announce it. */
const LEAD_IN =
  /^(?:(?:so|thus|hence|therefore|finally)\b[,\s]*)?(?:(?:(?:the|my|our|its|their)\s+)?[a-z][a-z' -]{0,60}?\s*(?:\s(?:is|are|equals|becomes|reads)(?:\s+(?:about|approximately|roughly|exactly|simply|just|therefore|thus|then|given by|equal to))?|[:=≈]))?$|^(?:(?:the\s+|my\s+)?(?:(?:final|correct|right)\s+)?(?:answer|result|expression|formula)|about|approximately|roughly|exactly)$|^\\?[A-Za-z][\w\\{}^ ]{0,20}\s*(?:=|≈|:|is|equals)$/i
/** Between a name and its formula, each in marks of its own: `$V$ is $2m/M$`. */
const IS = /^\s*(?:=|≈|is|equals|becomes)\s*$/i
/** A remark behind the formula: where it holds, what its symbols mean, what it follows from. */
const REMARK =
  /^[,;([\s]*(?:for|when|where|with|if|as long as|assuming|provided|valid|in|since|because|given|using|by|to|to the|independent|directed|pointing|from)\b/i
/** The same behind a formula without marks; what a symbol alone could be part of is left out. */
const BARE_REMARK =
  /[,;([\s]+(?:for|when|where|with|if|assuming|provided|valid|since|because|given|using)\s.*$/i
/** Behind the formula: a unit, in short letters. */
const UNIT = /^(?:\\[a-z]{2,8}\s*\{)?(?:[A-Za-zµμΩ°%]{1,3}[\d/^·*{}()\s\-−]*){1,6}$/
/** Relations that make it a statement of another kind, and arrows that lead from one formula to another. */
const RELATION =
  /[<>≠≤≥→]|\\(?:neq?|not|lt|gt|leq?|geq?|leqslant|geqslant|lor|land|vee|wedge|to|rightarrow|mapsto|longrightarrow)(?![A-Za-z])/

/**
 * The part of a final line that is its one formula, for the expression scorer; null where the line holds several
 * formulas, denies one, or says something else of it.
 *
 * @example oneFormula('$V = 2m/M$ for $M > m$') // '$V = 2m/M$'
 * @example oneFormula('$a$ or $b$') // null
 * @example oneFormula('not $a$') // null
 */
export function oneFormula(text: string): string | null {
  const marked = [...text.matchAll(MARKED)]
  const first = marked[0]
  if (first === undefined) return bareFormula(text)
  const second = marked[1]
  // `$V$ = $2m/M$`
  const name = second !== undefined && isName(first[0]) && IS.test(between(text, first, second))
  const last = name ? second : first
  const before = plain(text.slice(0, first.index))
  const after = plain(text.slice(last.index + last[0].length)).replace(/^[.,;]$/, '')
  const formula = text.slice(first.index, last.index + last[0].length)
  if (before !== '' && (!LEAD_IN.test(before) || doubts(before))) return null
  if (name ? !isSingle(second[0]) : !isSingle(formula)) return null
  const own = name && !/^\s*[=≈]/.test(between(text, first, second)) ? second[0] : formula
  if (after === '') return own
  if (doubts(after)) return null
  if (REMARK.test(after)) return own
  // Prose alone may say anything else of it; other mathematics there would be a second formula, or more of this one.
  if (marked.length > (name ? 2 : 1) || /[=≈→\\]|^(?:[\d+\-−*/^·×±!_{[]|\((?![A-Za-z]{2}))/.test(after))
    return null
  return UNIT.test(after) ? `${own} ${after}` : own
}

/** A final line without marks, and without a remark at its end. */
function bareFormula(text: string): string | null {
  const remark = BARE_REMARK.exec(text)
  const formula = remark === null || doubts(remark[0]) ? text : text.slice(0, remark.index)
  return isSingle(formula) && !CHANGED_BARE.test(formula) ? formula : null
}

function doubts(prose: string): boolean {
  return [SECOND_THOUGHTS, NOT_OWN, CHANGED, OTHERS].some((words) => words.test(prose))
}

/** Whether marked mathematics is one symbol. */
function isName(formula: string): boolean {
  return /^\\?[A-Za-z][\w\\{}^' ]{0,20}$/.test(withoutMarks(formula))
}

/**
 * The sides of an equation beyond the name of what is asked: several mean that the line claims them equal.
 *
 * @example sidesOf('$V = a = b$') // ['a', 'b']
 */
export function sidesOf(formula: string): string[] {
  const sides = topLevel(withoutMarks(formula), '=').map((side) => side.trim())
  return sides.filter((side, i) => side !== '' && !(i === 0 && /^\\?[A-Za-z][\w\\{}^' ]*$/.test(side)))
}

function isSingle(formula: string): boolean {
  if ((formula.match(/\\boxed/g) ?? []).length > 1) return false
  const inner = withoutMarks(formula)
  if (SECOND_THOUGHTS.test(inner)) return false
  const [head = '', ...conditions] = topLevel(inner, ',;')
  // `2m/M, M > m`: what follows a comma may say where it holds, and is no second formula.
  return !RELATION.test(head) && conditions.every((c) => c.trim() === '' || RELATION.test(c))
}

/** Split where one of the characters stands outside brackets; a comma between digits parts thousands. */
function topLevel(text: string, separators: string): string[] {
  const parts: string[] = []
  let [depth, from] = [0, 0]
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (c === '\\') {
      // `\,` and `\;` are blanks, `\{` and `\(` are brackets of their own.
      i++
      continue
    }
    if ('{[('.includes(c)) depth++
    else if ('}])'.includes(c)) depth--
    else if (depth <= 0 && separators.includes(c)) {
      if (c === ',' && /\d$/.test(text.slice(0, i)) && /^\d{3}(?!\d)/.test(text.slice(i + 1))) continue
      parts.push(text.slice(from, i))
      from = i + 1
    }
  }
  return [...parts, text.slice(from)]
}

/** Without dollar signs and brackets of mathematics, and without a box around the whole. */
function withoutMarks(formula: string): string {
  const bare = formula
    .replace(/\$/g, ' ')
    .replace(/\\[[\]()]/g, ' ')
    .trim()
  return /^\\boxed\s*\{([^]*)\}\s*\.?$/.exec(bare)?.[1] ?? bare
}

function between(text: string, one: RegExpMatchArray, next: RegExpMatchArray): string {
  return text.slice(one.index! + one[0].length, next.index)
}

/** Prose without the Markdown that dresses it. */
function plain(text: string): string {
  return text.replace(/[*_`]/g, '').trim().replace(/\.$/, '').trim()
}
