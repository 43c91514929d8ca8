/** A beetle's shell of quarter-wave layers: which layer is outside, pairs or one more, in air or water. */
import { pick } from '../template.ts'
import type { Choice, Form, SymbolRow, Template } from '../template.ts'

function form(choice: Choice): Form {
  const dense = pick(choice, 'outer', { dense: true, light: false })
  const odd = pick(choice, 'layers', { pairs: false, odd: true })
  const water = pick(choice, 'around', { air: false, water: true })
  const mirror = pick(choice, 'asked', { reflected: true, transmitted: false })
  const [outer, inner] = dense ? ['n_1', 'n_2'] : ['n_2', 'n_1']
  const medium = water ? 'n_w' : '1'
  // The shell acts like a single surface to a medium of this index.
  const pairs = `n_s\\left(\\frac{${outer}}{${inner}}\\right)^{2N}`
  const more = `\\frac{${outer}^2}{n_s}\\left(\\frac{${outer}}{${inner}}\\right)^{2N}`
  const turned = odd
    ? `\\frac{${outer}^2}{n_s}\\left(\\frac{${outer}}{${inner}}\\right)^{N}`
    : `n_s\\left(\\frac{${outer}}{${inner}}\\right)^{N}`
  const like = odd ? more : pairs
  const of = (index: string): string =>
    mirror
      ? `\\left(\\frac{${medium}-${index}}{${medium}+${index}}\\right)^2`
      : `\\frac{4${water ? 'n_w' : ''}${index}}{\\left(${medium}+${index}\\right)^2}`
  const symbols: SymbolRow[] = [
    ['n_1', 'refractive index of the dense layers', '1', 1.7, 2],
    ['n_2', 'refractive index of the light layers', '1', 1.4, 1.6],
    ['n_s', 'refractive index of the body', '1', 1.5, 1.8],
    [
      'N',
      odd ? 'number of the layers other than the outermost kind' : 'number of pairs of layers',
      '1',
      1,
      4,
      'integer',
    ],
  ]
  if (water) symbols.push(['n_w', 'refractive index of the water', '1', 1.3, 1.36])
  const outerEn = dense ? 'dense' : 'light'
  const outerZh = dense ? '密' : '疏'
  const innerEn = dense ? 'light' : 'dense'
  const innerZh = dense ? '疏' : '密'
  return {
    title: 'The colours of a beetle',
    en:
      `The shell of a ${water ? 'water beetle, under water of refractive index $n_w$' : 'beetle, in air (refractive index 1)'}, consists of thin clear layers, by turns of dense matter of refractive index $n_1$ and of light matter of refractive index $n_2<n_1$. ` +
      (odd
        ? `Outermost is a ${outerEn} layer, and innermost, on the body, another ${outerEn} layer; there are $N$ ${innerEn} layers and $N+1$ ${outerEn} ones. `
        : `Outermost is a ${outerEn} layer, and innermost, on the body, a ${innerEn} one; there are $N$ layers of each kind. `) +
      `The body below has the refractive index $n_s$ and swallows all light that gets in. Light falls in at right angles; it has just the colour for which each layer is a quarter of the wavelength (in the layer) thick. What fraction of its intensity is ${mirror ? 'thrown back' : 'swallowed by the body'}? (All reflected waves interfere; the layers absorb nothing.)`,
    zh:
      `一只${water ? '水生甲虫处在折射率为 $n_w$ 的水中，它' : '甲虫处在空气（折射率为1）中，它'}的外壳由透明的薄层组成，折射率为 $n_1$ 的密层与折射率为 $n_2<n_1$ 的疏层交替排列。` +
      (odd
        ? `最外面是一个${outerZh}层，最里面紧贴身体的也是一个${outerZh}层；${innerZh}层共有 $N$ 个，${outerZh}层共有 $N+1$ 个。`
        : `最外面是一个${outerZh}层，最里面紧贴身体的是一个${innerZh}层；两种层各有 $N$ 个。`) +
      `下面的身体折射率为 $n_s$，会吸收所有进入其中的光。光垂直射入，其颜色恰好使每一层的厚度都等于（该层中）波长的四分之一。入射光强中有多大比例被${mirror ? '反射' : '身体吸收'}？（所有反射波相互干涉；各层不吸收光。）`,
    symbols,
    asked: mirror ? ['\\rho', 'fraction thrown back', '1'] : ['\\tau', 'fraction swallowed by the body', '1'],
    constraints: ['n_2<n_1'],
    answer: of(like),
    solution: `A quarter-wave layer of index $n$ on something that reflects like a single surface to the index $Y$ reflects like one to the index $n^2/Y$ (the field at its outer side is that at its inner side with the roles of electric and magnetic field exchanged). Applied layer by layer from the body outwards this gives $Y=${like}$. ${mirror ? `The fraction thrown back is $\\left(\\frac{${medium}-Y}{${medium}+Y}\\right)^2$.` : `The rest of what is thrown back, $1-\\left(\\frac{${medium}-Y}{${medium}+Y}\\right)^2=\\frac{4${water ? 'n_w' : ''}Y}{(${medium}+Y)^2}$, gets into the body.`}`,
    trap: 'Counting the ratio of the indices once per pair instead of twice, or the wrong layer outermost.',
    wrong: [of(turned), of('n_s')],
    sign: 'positive',
    limits: [
      [
        'n_1',
        'n_2',
        of(odd ? '\\frac{n_2^2}{n_s}' : 'n_s'),
        odd
          ? 'one layer, an odd number of quarters thick'
          : 'layers alike, an even number of quarters: only the body counts',
      ],
    ],
  }
}

export const beetleShell: Template = {
  id: 'opt-beetle-shell',
  domain: 'optics',
  level: 'undergraduate',
  topics: ['thin films', 'interference'],
  choices: {
    asked: ['reflected', 'transmitted'],
    outer: ['dense', 'light'],
    layers: ['pairs', 'odd'],
    around: ['air', 'water'],
  },
  published: { asked: 'reflected', outer: 'dense', layers: 'pairs', around: 'air' },
  form,
}
