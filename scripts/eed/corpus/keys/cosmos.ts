import { below1, key } from './key.ts'

/** Astronomy, mixed closed forms and pure numbers. */
export const cosmos = [
  key('roche', 'd', 'R*(2*rho_M/rho_m)^(1/3)'),
  key('geostationary', 'h', '(G*M*T^2/(4*pi^2))^(1/3) - R'),
  key('hohmann', 'Deltav', 'sqrt(G*M/r_1)*(sqrt(2*r_2/(r_1 + r_2)) - 1)'),
  key('lensing', 'theta_E', 'sqrt(4*G*M*(D_s - D_l)/(c^2*D_l*D_s))', { D_s: { range: [3, 8] }, D_l: { range: [0.1, 2.9] } }),
  key('jeans', 'lambda_J', 'c_s*sqrt(pi/(G*rho))'),
  key('matter-lambda', 'a', '(Omega_m/Omega_Lambda)^(1/3)*sinh(3/2*sqrt(Omega_Lambda)*H_0*t)^(2/3)'),
  key('virial', 'T', 'G*M*mu*m_p/(5*k_B*R)'),
  key('isotropic-disc', 'v_c', 'sqrt(G*M*r^2/(r^2 + a^2)^(3/2))'),
  key('flyby', 'delta', '2*asin(1/(1 + r_p*v^2/(G*M)))'),
  key('tidal-lock', 'g_t', '2*G*M*r/d^3 + omega^2*r'),
  key('kepler-equation', 't', 'sqrt(a^3/(G*M))*(E - epsilon*sin(E))', { epsilon: below1 }),
  key('poisson-planet', 'g', '4/3*pi*G*(rho_c*r_c^3/r^2 + rho*(r - r_c^3/r^2))'),
  key('three-roots', 'k', 'sqrt(a + sqrt(a^2 - b^2))', { a: { range: [3, 8] }, b: { range: [0.1, 2.9] } }),
  key('log-sum', 'S', 'a*ln(x/y) - b*ln(y/z)'),
  key('powers', 'q', '(x/y)^(n - 1)*(y/z)^(n + 1)'),
  key('nested', 'u', '1/(1 + 1/(x + 1/y))'),
  key('golden', 'k', '(1 + sqrt(5))/2'),
  key('surd', 'k', 'sqrt(6) - sqrt(2)'),
  key('number-ratio', 'k', '17/24'),
  key('log-number', 'k', '3*ln(2) - 1/2'),
  key('pi-number', 'k', 'pi^2/6 - 1'),
  key('exp-number', 'k', '1 - exp(-2)'),
  key('angle', 'theta', 'atan(1/2) + pi/4'),
  key('quartic-surd', 'k', 'sqrt(2 + sqrt(3))'),
] // prettier-ignore
