import { extrapolate } from '../../numerics/calculus.ts'
import { reflect, refract } from '../../numerics/rays.ts'
import { norm, scale } from '../../numerics/vectors.ts'
import { need } from '../template-route.ts'
import type { TemplateRoute } from '../template-route.ts'

/** Traces a narrow ray through the layers (and off the mirror) and follows it back to where it seems to come from. */
export const wellLamp: TemplateRoute = {
  how: 'rays traced through the layers, extrapolated to the axis',
  compute: (values, choice) => {
    const v = (name: string): number => need(values, name)
    const [H, h, n] = [v('H'), v('h'), v('n')]
    const [s, n1] = choice['liquid'] === 'oil' ? [v('s'), v('n_1')] : [0, 1]
    // From the bottom upwards: index and height of each layer's upper end.
    const layers = [
      { index: n, top: h },
      ...(s > 0 ? [{ index: n1, top: h + s }] : []),
      { index: 1, top: h + s + H },
    ]
    const flat = [0, 1]
    const image = (angle: number): number => {
      const view = choice['view']
      let x = 0
      let y = 0
      let direction = [Math.sin(angle), Math.cos(angle)]
      const cross = (to: number): void => {
        x += ((to - y) * (direction[0] ?? 0)) / (direction[1] ?? 1)
        y = to
      }
      const up = (): void => {
        for (const [i, layer] of layers.entries()) {
          cross(layer.top)
          const next = layers[i + 1]
          if (next) direction = refract(direction, flat, layer.index, next.index)
        }
      }
      const down = (): void => {
        y = h + s + H
        direction = [Math.sin(angle), -Math.cos(angle)]
        for (let i = layers.length - 1; i > 0; i--) {
          const [layer, below] = [layers[i], layers[i - 1]]
          if (!layer || !below) break
          cross(below.top)
          direction = refract(direction, flat, layer.index, below.index)
        }
      }
      if (view === 'coin') up()
      else if (view === 'fish') {
        down()
        cross(0)
      } else {
        down()
        if (view === 'mirror') {
          cross(0)
          direction = reflect(direction, flat)
        } else {
          // The concave mirror is a part of a sphere about (0, r) through the origin.
          const r = v('r')
          let t = y
          for (let i = 0; i < 60; i++) {
            const at = [x + t * (direction[0] ?? 0), y + t * (direction[1] ?? 0) - r]
            t += (norm(at) - r) / (direction[1] ?? 1)
          }
          x += t * (direction[0] ?? 0)
          y += t * (direction[1] ?? 0)
          direction = reflect(direction, scale(1 / r, [x, y - r]))
        }
        up()
      }
      const eye = view === 'fish' ? 0 : h + s + H
      const seen = y - (x * (direction[1] ?? 1)) / (direction[0] ?? 1)
      return Math.abs(eye - seen)
    }
    return extrapolate(image, 0.02)
  },
}
