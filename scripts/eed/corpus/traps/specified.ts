import { equal, unequal } from './trap.ts'

const r = String.raw
const N = { n: { integer: true, range: [1, 9] } } as const

/** The traps that the scorer's specification names, each with its stated verdict. */
export const specified = [
  equal(r`v_0e^{-bt/m}`, r`v_0e^{-t/\tau},\ \tau=m/b`, 'a definition given with the answer is substituted; the last = would take m/b', { proof: ['v_0*exp(-b*t/m)', 'v_0*exp(-t/(m/b))'] }),
  equal(r`2\pi\sqrt{l/g}`, r`T^2=4\pi^2l/g`, 'the asked quantity is isolated', { proof: ['2*pi*sqrt(l/g)', 'sqrt(4*pi^2*l/g)'] }),
  unequal(r`2\pi\sqrt{l/g}`, r`T^2=2\pi^2l/g`, 'isolated, but with a wrong coefficient', { proof: ['2*pi*sqrt(l/g)', 'sqrt(2*pi^2*l/g)'] }),
  equal(r`Ne\,e^{kr^2}`, r`Ne\exp(kr^2)`, 'one key holds the charge e and the number e', { proof: ['N*e*exp(k*r^2)', 'N*e*exp(k*r^2)'] }),
  unequal(r`Ne\,e^{kr^2}`, r`Nq\exp(kr^2)`, 'q is not e', { proof: ['N*e*exp(k*r^2)', 'N*q*exp(k*r^2)'] }),
  equal(r`-\sqrt[3]{a}`, r`\sqrt[3]{-a}`, 'the real root', { proof: ['-cbrt(a)', 'cbrt(-a)'] }),
  equal(r`(-1)^n/n`, r`\cos(n\pi)/n`, 'n is declared an integer', { proof: ['cos(n*pi)/n', '(-1)^n/n'], domains: N, declared: { symbols: { n: { integer: true } } } }),
  unequal(r`(-1)^n/n`, r`\cos(n\pi)/n`, 'n is not declared an integer: (-1)^n is not real between the integers'),
  unequal(r`N_0(1+e^{-E/kT})`, r`N_0`, 'underflow must not decide', { proof: ['N_0*(1+exp(-E/(k*T)))', 'N_0'] }),
  unequal(r`\arctan\mu`, r`\frac12\arctan\frac{2\mu}{1-\mu^2}`, 'another branch above mu = 1', { proof: ['atan(mu)', '1/2*atan(2*mu/(1-mu^2))'] }),
  equal(r`\arctan\mu`, r`\frac12\arctan\frac{2\mu}{1-\mu^2}`, 'mu < 1 is declared by a range', { proof: ['atan(mu)', '1/2*atan(2*mu/(1-mu^2))'], domains: { mu: { range: [0, 1] } }, declared: { symbols: { '\\mu': { range: [0, 1] } } } }),
  equal(r`\arctan\mu`, r`\frac12\arctan\frac{2\mu}{1-\mu^2}`, 'mu < 1 is declared by a constraint', { proof: ['atan(mu)', '1/2*atan(2*mu/(1-mu^2))'], domains: { mu: { range: [0, 1] } }, declared: { constraints: [r`\mu<1`] } }),
  unequal(r`\frac{mv}{\lvert q\rvert B}`, r`\frac{mv}{qB}`, 'the absolute value says that q may be negative', { proof: ['m*v/(abs(q)*B)', 'm*v/(q*B)'], domains: { q: { range: [-5, 5] } } }),
  equal(r`\frac{mv}{\lvert q\rvert B}`, r`\frac{mv}{qB}`, 'q > 0 is declared', { proof: ['m*v/(abs(q)*B)', 'm*v/(q*B)'], declared: { constraints: ['q>0'] } }),
  unequal(r`\vec E\times\vec B`, r`\vec B\times\vec E`, 'the vector product changes its sign'),
  equal(r`E\times B`, r`EB`, 'between scalars the cross is a product', { proof: ['E*B', 'E*B'] }),
  equal(r`mg/k`, r`\frac{mg}{k}\,\mathrm{m}`, 'an upright unit is dropped', { proof: ['m*g/k', 'm*g/k'] }),
  unequal(r`mg/k`, r`\frac{mg}{k}\,m`, 'an italic m is a factor', { proof: ['m*g/k', 'm*g/k*m'] }),
  equal(r`v=\sqrt{2gh}`, r`\boxed{v=\sqrt{2gh}},\ \boxed{t=\sqrt{2h/g}}`, 'of two boxes the one that names the asked quantity', { proof: ['sqrt(2*g*h)', 'sqrt(2*g*h)'] }),
  equal(r`v=\sqrt{2gh}`, r`\boxed{t=\sqrt{2h/g}},\ \boxed{v=\sqrt{2gh}}`, 'the same, the other way round', { proof: ['sqrt(2*g*h)', 'sqrt(2*g*h)'] }),
  unequal(r`t=\sqrt{2h/g}`, r`\boxed{v=\sqrt{2h/g}},\ \boxed{t=\sqrt{2gh}}`, 'the right formula under the wrong name', { proof: ['sqrt(2*h/g)', 'sqrt(2*g*h)'] }),
  equal(r`\frac{h}{2\pi p}`, r`\hbar/p`, "h is declared as Planck's constant", { proof: ['h/(2*pi*p)', '(h/(2*pi))/p'], declared: { symbols: { h: { constant: 'planck' } } } }),
  unequal(r`\frac{h}{2\pi p}`, r`\hbar/p`, 'h may be a height', { proof: ['h/(2*pi*p)', 'hbar/p'] }),
  equal(r`\frac12mv^2`, r`1/2mv^2`, 'the ambiguous slash is read in the key\'s favour', { proof: ['1/2*m*v^2', '1/2*m*v^2'] }),
  equal(r`\ln\frac ba`, r`\log\frac ba`, 'log is the natural one', { proof: ['ln(b/a)', 'ln(b/a)'] }),
  unequal(r`\ln\frac ba`, r`\lg\frac ba`, 'lg is the decimal one', { proof: ['ln(b/a)', 'ln(b/a)/ln(10)'] }),
] // prettier-ignore
