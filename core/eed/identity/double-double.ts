/**
 * Double-double arithmetic: a number is the unevaluated sum of two doubles, about 32 significant digits.
 *
 * Algorithms after Dekker (1971) and Hida, Li and Bailey, "Library for Double-Double and Quad-Double Arithmetic"
 * (2007). Functions return the high half and leave the low half in `low.value`, which saves an allocation per step.
 */

/** The low half of the last result. */
export const low = { value: 0 }

/** Rounding unit of the format. */
export const DD_UNIT = 2 ** -104

const SPLIT = 134217729

/** Normalises hi + lo. */
function pair(a: number, b: number): number {
  const s = a + b
  low.value = b - (s - a)
  return s
}

export function add(ah: number, al: number, bh: number, bl: number): number {
  const s = ah + bh
  const bb = s - ah
  const e = ah - (s - bb) + (bh - bb)
  const t = al + bl
  const tb = t - al
  const f = al - (t - tb) + (bl - tb)
  const h = pair(s, e + t)
  return pair(h, low.value + f)
}

/** The exact product of two doubles. */
function product(a: number, b: number): number {
  const p = a * b
  const ta = SPLIT * a
  const ah = ta - (ta - a)
  const al = a - ah
  const tb = SPLIT * b
  const bh = tb - (tb - b)
  const bl = b - bh
  low.value = ah * bh - p + ah * bl + al * bh + al * bl
  return p
}

export function mul(ah: number, al: number, bh: number, bl: number): number {
  const p = product(ah, bh)
  if (!Number.isFinite(low.value)) {
    low.value = 0
    return p
  }
  return pair(p, low.value + (ah * bl + al * bh))
}

export function div(ah: number, al: number, bh: number, bl: number): number {
  const q1 = ah / bh
  if (!Number.isFinite(q1) || q1 === 0) {
    low.value = 0
    return q1
  }
  let h = mul(bh, bl, q1, 0)
  h = add(ah, al, -h, -low.value)
  const q2 = h / bh
  let l = low.value
  const t = mul(bh, bl, q2, 0)
  h = add(h, l, -t, -low.value)
  const q3 = h / bh
  h = pair(q1, q2)
  l = low.value
  return add(h, l, q3, 0)
}

export function sqrt(ah: number, al: number): number {
  if (ah <= 0) {
    low.value = 0
    return ah === 0 ? 0 : NaN
  }
  // Karp's trick: one Newton step from the double root.
  const x = Math.sqrt(ah)
  const h = product(x, x)
  const d = add(ah, al, -h, -low.value)
  return pair(x, d / (2 * x))
}

export function integerPower(ah: number, al: number, n: number): number {
  let k = Math.abs(n)
  let rh = 1
  let rl = 0
  let bh = ah
  let bl = al
  while (k > 0) {
    if (k % 2 === 1) {
      rh = mul(rh, rl, bh, bl)
      rl = low.value
    }
    k = Math.floor(k / 2)
    if (k > 0) {
      bh = mul(bh, bl, bh, bl)
      bl = low.value
    }
  }
  if (n < 0) return div(1, 0, rh, rl)
  low.value = rl
  return rh
}

const LN2 = [0.6931471805599453, 2.3190468138462996e-17] as const
export const PI = [3.141592653589793, 1.2246467991473532e-16, -2.9947698097183397e-33] as const
export const E = [2.718281828459045, 1.4456468917292502e-16] as const

/** 1/n! as double-doubles, n = 3 ... 27. */
const INVERSE_FACTORIALS: readonly (readonly [number, number])[] = (() => {
  const table: [number, number][] = []
  let h = 0.5
  let l = 0
  for (let n = 3; n <= 27; n++) {
    h = div(h, l, n, 0)
    l = low.value
    table.push([h, l])
  }
  return table
})()

export function exp(ah: number, al: number): number {
  if (ah > 709 || ah < -745 || Number.isNaN(ah)) {
    low.value = 0
    return Math.exp(ah)
  }
  const k = Math.round(ah / LN2[0])
  let h = mul(LN2[0], LN2[1], k, 0)
  h = add(ah, al, -h, -low.value)
  let l = low.value
  // Scale down by 512, sum the series of exp(r) - 1, then square nine times.
  const rh = h / 512
  const rl = l / 512
  let ph = mul(rh, rl, rh, rl)
  let pl = low.value
  h = add(rh, rl, ph / 2, pl / 2)
  l = low.value
  for (let i = 0; i < 6; i++) {
    ph = mul(ph, pl, rh, rl)
    pl = low.value
    const c = INVERSE_FACTORIALS[i]!
    const th = mul(ph, pl, c[0], c[1])
    h = add(h, l, th, low.value)
    l = low.value
  }
  for (let i = 0; i < 9; i++) {
    const sh = mul(h, l, h, l)
    h = add(2 * h, 2 * l, sh, low.value)
    l = low.value
  }
  h = add(h, l, 1, 0)
  // Two steps, so that neither factor under- or overflows by itself.
  const half = Math.floor(k / 2)
  const f = 2 ** half
  const g = 2 ** (k - half)
  low.value = low.value * f * g
  return h * f * g
}

export function ln(ah: number, al: number): number {
  if (!(ah > 0)) {
    low.value = 0
    return NaN
  }
  // One Newton step: y + a exp(-y) - 1.
  const y = Math.log(ah)
  let h = exp(-y, 0)
  h = mul(ah, al, h, low.value)
  h = add(h, low.value, -1, 0)
  return add(y, 0, h, low.value)
}

/** Sine and cosine of an argument within [-pi/4, pi/4], by their series; results go to `out`. */
function sincosReduced(xh: number, xl: number, out: Float64Array): void {
  const sh = mul(xh, xl, xh, xl)
  const sl = low.value
  let sinH = xh
  let sinL = xl
  let cosH = add(1, 0, -sh / 2, -sl / 2)
  let cosL = low.value
  let pH = xh
  let pL = xl
  let qH = sh
  let qL = sl
  let sign = -1
  for (let i = 0; i + 1 < INVERSE_FACTORIALS.length; i += 2) {
    pH = mul(pH, pL, sh, sl)
    pL = low.value
    const a = INVERSE_FACTORIALS[i]!
    let t = mul(pH, pL, a[0], a[1])
    sinH = add(sinH, sinL, sign * t, sign * low.value)
    sinL = low.value
    sign = -sign
    qH = mul(qH, qL, sh, sl)
    qL = low.value
    const b = INVERSE_FACTORIALS[i + 1]!
    t = mul(qH, qL, b[0], b[1])
    cosH = add(cosH, cosL, sign * t, sign * low.value)
    cosL = low.value
    if (Math.abs(t) < 1e-34) break
  }
  out[0] = sinH
  out[1] = sinL
  out[2] = cosH
  out[3] = cosL
}

const scratch = new Float64Array(4)

/** Sine and cosine: `out` gets sin hi, sin lo, cos hi, cos lo. Arguments beyond 1e9 are not reduced well: NaN. */
export function sincos(ah: number, al: number, out: Float64Array): void {
  if (!(Math.abs(ah) < 1e9)) {
    out.fill(NaN)
    return
  }
  const k = Math.round(ah / (PI[0] / 2))
  let h = mul(PI[0] / 2, PI[1] / 2, k, 0)
  h = add(ah, al, -h, -low.value)
  h = add(h, low.value, (-k * PI[2]) / 2, 0)
  sincosReduced(h, low.value, scratch)
  const [s, sl, c, cl] = scratch as unknown as [number, number, number, number]
  switch (((k % 4) + 4) % 4) {
    case 0:
      out[0] = s
      out[1] = sl
      out[2] = c
      out[3] = cl
      break
    case 1:
      out[0] = c
      out[1] = cl
      out[2] = -s
      out[3] = -sl
      break
    case 2:
      out[0] = -s
      out[1] = -sl
      out[2] = -c
      out[3] = -cl
      break
    default:
      out[0] = -c
      out[1] = -cl
      out[2] = s
      out[3] = sl
  }
}

const trig = new Float64Array(4)

/** Arc tangent of y/x in the right quadrant. */
export function atan2(yh: number, yl: number, xh: number, xl: number): number {
  const start = Math.atan2(yh, xh)
  // With s, c of the start angle t: the rest is atan((y c - x s) / (x c + y s)), tiny, so its argument itself.
  sincos(start, 0, trig)
  let a = mul(yh, yl, trig[2]!, trig[3]!)
  let al = low.value
  let b = mul(xh, xl, trig[0]!, trig[1]!)
  const num = add(a, al, -b, -low.value)
  const numL = low.value
  a = mul(xh, xl, trig[2]!, trig[3]!)
  al = low.value
  b = mul(yh, yl, trig[0]!, trig[1]!)
  const den = add(a, al, b, low.value)
  const q = div(num, numL, den, low.value)
  return add(start, 0, q, low.value)
}

/** Hyperbolic sine; by its series near 0, where the exponentials cancel. */
export function sinh(ah: number, al: number): number {
  if (Math.abs(ah) > 0.4) {
    const h = exp(ah, al)
    const l = low.value
    const i = div(1, 0, h, l)
    const r = add(h, l, -i, -low.value)
    low.value /= 2
    return r / 2
  }
  const sh = mul(ah, al, ah, al)
  const sl = low.value
  let h = ah
  let l = al
  let ph = ah
  let pl = al
  for (let i = 0; i < INVERSE_FACTORIALS.length; i += 2) {
    ph = mul(ph, pl, sh, sl)
    pl = low.value
    const c = INVERSE_FACTORIALS[i]!
    const t = mul(ph, pl, c[0], c[1])
    h = add(h, l, t, low.value)
    l = low.value
    if (Math.abs(t) < 1e-34 * Math.abs(h)) break
  }
  low.value = l
  return h
}

export function cosh(ah: number, al: number): number {
  const h = exp(ah, al)
  const l = low.value
  const i = div(1, 0, h, l)
  const r = add(h, l, i, low.value)
  low.value /= 2
  return r / 2
}
