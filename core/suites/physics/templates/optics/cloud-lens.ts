/** A ray passes a round cloud whose refractive index depends on the distance from its centre. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const law = pick(choice, 'cloud', {
    dense: 'dense',
    thin: 'thin',
    steep: 'steep',
    hollow: 'hollow',
    mixed: 'mixed',
  } as const)
  const nearest = pick(choice, 'asked', { nearest: true, deflection: false })
  const index = {
    dense: '1+\\frac ar',
    thin: '1-\\frac ar',
    steep: '1+\\frac{a^2}{r^2}',
    hollow: '1-\\frac{a^2}{r^2}',
    mixed: '1+\\frac ar-\\frac{h^2}{r^2}',
  }[law]
  const kappa = '\\sqrt{1+\\frac{h^2}{b^2}}'
  const answer = nearest
    ? {
        dense: '\\frac{\\sqrt{a^2+4b^2}-a}{2}',
        thin: '\\frac{\\sqrt{a^2+4b^2}+a}{2}',
        steep: '\\sqrt{b^2-a^2}',
        hollow: '\\sqrt{a^2+b^2}',
        mixed: '\\frac{\\sqrt{a^2+4b^2+4h^2}-a}{2}',
      }[law]
    : {
        dense: '2\\arctan\\frac{a}{2b}',
        thin: '2\\arctan\\frac{a}{2b}',
        steep: '\\frac{\\pi b}{\\sqrt{b^2-a^2}}-\\pi',
        hollow: '\\pi-\\frac{\\pi b}{\\sqrt{a^2+b^2}}',
        mixed: `\\frac{b}{\\sqrt{b^2+h^2}}\\left(\\pi+2\\arctan\\frac{a}{2\\sqrt{b^2+h^2}}\\right)-\\pi`,
      }[law]
  const wrong = nearest
    ? {
        dense: '\\frac{\\sqrt{a^2+4b^2}+a}{2}',
        thin: '\\frac{\\sqrt{a^2+4b^2}-a}{2}',
        steep: '\\sqrt{a^2+b^2}',
        hollow: '\\sqrt{b^2-a^2}',
        mixed: '\\frac{\\sqrt{a^2+4b^2}-a}{2}',
      }[law]
    : {
        dense: '\\frac ab',
        thin: '\\frac ab',
        steep: '\\frac{\\pi a^2}{2b^2}',
        hollow: '\\frac{\\pi a^2}{2b^2}',
        mixed: '2\\arctan\\frac{a}{2b}',
      }[law]
  const symbols: SymbolRow[] = [
    [
      'a',
      'length in the law of the refractive index',
      'm',
      law === 'mixed' ? 1.5 : 0.4,
      law === 'mixed' ? 2 : 0.8,
    ],
    ['b', 'distance at which the ray would pass the centre', 'm', 1, 1.5],
  ]
  if (law === 'mixed') symbols.push(['h', 'second length in the law of the refractive index', 'm', 0.2, 0.4])
  const away = law === 'thin' || law === 'hollow'
  return {
    title: 'A ray passes a round cloud',
    en: `In space there is a round cloud of gas, which has no sharp edge; at the distance $r$ from its centre its refractive index $n$ obeys $n^2=${index}$${away ? ' (as far as this is positive)' : law === 'mixed' ? ' (as far as this is positive)' : ''}. A ray of light comes from very far away; if it went straight on, it would pass the centre at the distance $b$${law === 'steep' ? ', where $b>a$' : ''}. ${nearest ? 'How near to the centre does it come?' : 'By what angle has its direction changed when it is very far away again?'}`,
    zh: `太空中有一团没有明显边缘的球形气体云；在离中心 $r$ 处，其折射率 $n$ 满足 $n^2=${index}$${away || law === 'mixed' ? '（在该式为正的范围内）' : ''}。一束光线从极远处射来；若它沿直线前进，会在离中心 $b$ 处经过${law === 'steep' ? '，其中 $b>a$' : ''}。${nearest ? '它离中心最近时的距离是多少？' : '当它又到极远处时，其方向改变了多大的角度？'}`,
    symbols,
    asked: nearest
      ? ['r_0', 'least distance from the centre', 'm']
      : ['\\delta', 'angle by which the direction has changed', 'rad'],
    ...(law === 'steep' ? { constraints: ['a<b'] } : {}),
    answer,
    solution:
      'For every ray in such a cloud $nr\\sin\\psi$ is constant, with $\\psi$ the angle between ray and radius; from far away it is $b$. ' +
      (nearest
        ? `Where the ray is nearest, $\\psi$ is a right angle: $r^2\\left(${index}\\right)=b^2$. The positive solution is the answer.`
        : `With $u=1/r$ this says $\\left(\\frac{\\mathrm du}{\\mathrm d\\phi}\\right)^2=\\frac{n^2}{b^2}-u^2$. ${
            {
              dense:
                "Differentiated: $u''+u=\\frac{a}{2b^2}$, so $u=\\frac{a}{2b^2}+\\frac1b\\sqrt{1+\\frac{a^2}{4b^2}}\\cos\\phi$; it vanishes at $\\phi=\\pm\\left(\\frac\\pi2+\\arctan\\frac{a}{2b}\\right)$. What this span exceeds $\\pi$ by is the deflection.",
              thin: "Differentiated: $u''+u=-\\frac{a}{2b^2}$, so $u=-\\frac{a}{2b^2}+\\frac1b\\sqrt{1+\\frac{a^2}{4b^2}}\\cos\\phi$; it vanishes at $\\phi=\\pm\\left(\\frac\\pi2-\\arctan\\frac{a}{2b}\\right)$. What this span lacks of $\\pi$ is the deflection, away from the centre.",
              steep:
                "Differentiated: $u''+\\left(1-\\frac{a^2}{b^2}\\right)u=0$, so from one zero to the next $\\phi$ grows by $\\pi/\\sqrt{1-a^2/b^2}$. What this exceeds $\\pi$ by is the deflection.",
              hollow:
                "Differentiated: $u''+\\left(1+\\frac{a^2}{b^2}\\right)u=0$, so from one zero to the next $\\phi$ grows by $\\pi/\\sqrt{1+a^2/b^2}$. What this lacks of $\\pi$ is the deflection, away from the centre.",
              mixed: `Differentiated: $u''+\\kappa^2u=\\frac{a}{2b^2}$ with $\\kappa=${kappa}$; $u$ vanishes at $\\kappa\\phi=\\pm\\left(\\frac\\pi2+\\arctan\\frac{a}{2\\kappa b}\\right)$. What this span exceeds $\\pi$ by is the deflection.`,
            }[law]
          }`),
    trap: nearest
      ? 'Taking the wrong sign of the change of the index.'
      : law === 'mixed'
        ? 'Leaving out the second part of the law.'
        : 'Summing the deflection along a straight line, as for a very thin cloud.',
    wrong: [wrong],
    limits: nearest
      ? [
          law === 'mixed'
            ? ['h', '0', '\\frac{\\sqrt{a^2+4b^2}-a}{2}', 'only the first part of the law']
            : ['a', '0', 'b', 'no cloud: the ray goes straight on'],
        ]
      : [
          law === 'mixed'
            ? ['h', '0', '2\\arctan\\frac{a}{2b}', 'only the first part of the law']
            : ['a', '0', '0', 'no cloud: the ray goes straight on'],
        ],
  }
}

export const cloudLens: Template = {
  id: 'opt-cloud-lens',
  domain: 'optics',
  level: 'olympiad',
  topics: ['rays in inhomogeneous media'],
  choices: { asked: ['nearest', 'deflection'], cloud: ['dense', 'thin', 'steep', 'hollow', 'mixed'] },
  published: { asked: 'deflection', cloud: 'steep' },
  form,
}
