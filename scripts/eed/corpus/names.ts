import type { Style } from './style.ts'

const greek = new Map(
  Object.entries({
    alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ', kappa: 'κ',
    lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', rho: 'ρ', sigma: 'σ', tau: 'τ', phi: 'φ', chi: 'χ', psi: 'ψ',
    omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Sigma: 'Σ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω',
    hbar: 'ħ', ell: 'ℓ',
  }),
) // prettier-ignore

/** Names that are more than a letter with a subscript. `wide` ones need parentheses before an exponent. */
const special = new Map<string, { tex: string; unicode: string; wide?: boolean }>([
  ['DeltaT', { tex: '\\Delta T', unicode: 'ΔT', wide: true }],
  ['Deltap', { tex: '\\Delta p', unicode: 'Δp', wide: true }],
  ['xdot', { tex: '\\dot{x}', unicode: 'ẋ' }],
  ['thetadot', { tex: '\\dot{\\theta}', unicode: 'θ̇' }],
  ['thetaddot', { tex: '\\ddot{\\theta}', unicode: 'θ̈' }],
  ['vbar', { tex: '\\bar{v}', unicode: 'v̄' }],
  ['Deltav', { tex: '\\Delta v', unicode: 'Δv', wide: true }],
  ['DeltaE', { tex: '\\Delta E', unicode: 'ΔE', wide: true }],
  ['DeltaS', { tex: '\\Delta S', unicode: 'ΔS', wide: true }],
  ['DeltaM', { tex: '\\Delta M', unicode: 'ΔM', wide: true }],
  ['NA', { tex: 'A_N', unicode: 'A_N' }],
  ['emf', { tex: '\\mathcal{E}', unicode: 'ℰ' }],
])

const subscriptDigits = '₀₁₂₃₄₅₆₇₈₉'

/** The LaTeX (or unicode) of a symbol's name, such as `theta_0` or `v_max`. */
export function symbolText(name: string, style: Style): string {
  const [bare, ...subs] = name.replace(/'+$/, '').split('_')
  const primes = /'+$/.exec(name)?.[0] ?? ''
  const head = headText(bare!, style)
  const sub = subs.join(',')
  if (!sub) return head + primes
  return `${head}${subscript(sub, style)}${primes}`
}

function headText(bare: string, style: Style): string {
  const known = special.get(bare)
  if (known) return style.unicode ? known.unicode : known.tex
  const letter = greek.get(bare)
  if (!letter) return bare
  return style.unicode ? letter : `\\${bare === 'epsilon' ? style.epsilon : bare}`
}

function subscript(sub: string, style: Style): string {
  if (style.unicode)
    return /^\d+$/.test(sub)
      ? [...sub].map((d) => subscriptDigits[Number(d)]).join('')
      : sub.length === 1
        ? `_${sub}`
        : `_{${sub}}`
  if (greek.has(sub)) return style.sub === 'short' ? `_\\${sub}` : `_{\\${sub}}`
  if (sub.length === 1) return style.sub === 'short' ? `_${sub}` : `_{${sub}}`
  if (!/^[A-Za-z]+$/.test(sub)) return `_{${sub}}`
  switch (style.words) {
    case 'text':
      return `_{\\text{${sub}}}`
    case 'mathrm':
      return `_{\\mathrm{${sub}}}`
    case 'rm':
      return `_{\\rm ${sub}}`
    case 'plain':
      return `_{${sub}}`
  }
}

export const isWide = (name: string): boolean => special.get(name.split('_')[0]!)?.wide === true
