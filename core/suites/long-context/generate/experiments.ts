/**
 * Physics problems whose givens can be told one by one: each given is a number times a declared symbol, so the answer
 * needs every one of them, and differs from that of any other experiment of its kind.
 */
import type { ExpressionSymbol } from './types.ts'

export interface Given {
  /** `the mass of the block` */
  what: string
  /** The symbol it is a multiple of; none: the number alone. */
  symbol: string
}

export interface Experiment {
  id: string
  /** Finishes "In the amber falcon experiment, ...". */
  setting: string
  givens: readonly Given[]
  /** `the period of its oscillation` */
  asked: string
  symbols: Readonly<Record<string, ExpressionSymbol>>
  /** LaTeX, from the numbers of the givens, in their order. */
  answer: (...n: number[]) => string
}

const symbol = (description: string, unit: string): ExpressionSymbol => ({
  range: [0.5, 2],
  unit,
  description,
})
const m = symbol('a unit of mass', 'kg')
const g = symbol('the acceleration of gravity', 'm/s^2')
const L = symbol('a unit of length', 'm')
const v = symbol('a unit of speed', 'm/s')
const R = symbol('a unit of resistance', 'ohm')
const U = symbol('a unit of voltage', 'V')
const C = symbol('a unit of capacitance', 'F')
const F = symbol('a unit of force', 'N')
const k = symbol('a unit of stiffness', 'N/m')
const t = symbol('a unit of time', 's')
const T = symbol('a unit of temperature', 'K')
const D = symbol('a unit of density', 'kg/m^3')
const q = symbol('a unit of charge', 'C')
const B = symbol('a unit of magnetic field', 'T')
const P = symbol('a unit of power', 'W')
const G = symbol('the constant of gravitation', 'm^3/(kg*s^2)')

/** Numbered by their place, as the associations are. */
export const EXPERIMENTS: readonly Experiment[] = [
  {
    id: 'spring',
    setting: 'a block oscillates on a spring without friction',
    givens: [
      { what: 'mass of the block', symbol: 'm' },
      { what: 'stiffness of the spring', symbol: 'k' },
    ],
    asked: 'the period of the oscillation',
    symbols: { m, k },
    answer: (a, b) => `2\\pi\\sqrt{\\frac{${a} m}{${b} k}}`,
  },
  {
    id: 'pendulum',
    setting: 'a small bob swings on a thread through a small angle',
    givens: [
      { what: 'length of the thread', symbol: 'L' },
      { what: 'acceleration of gravity', symbol: 'g' },
    ],
    asked: 'the period of the swing',
    symbols: { L, g },
    answer: (a, b) => `2\\pi\\sqrt{\\frac{${a} L}{${b} g}}`,
  },
  {
    id: 'kinetic-energy',
    setting: 'a cart rolls along a straight track',
    givens: [
      { what: 'mass of the cart', symbol: 'm' },
      { what: 'speed of the cart', symbol: 'v' },
    ],
    asked: 'the kinetic energy of the cart, its wheels being light',
    symbols: { m, v },
    answer: (a, b) => `\\frac{1}{2} ${a} m (${b} v)^2`,
  },
  {
    id: 'series',
    setting: 'two resistors are connected in series to an ideal battery',
    givens: [
      { what: 'voltage of the battery', symbol: 'U' },
      { what: 'resistance of the first resistor', symbol: 'R' },
      { what: 'resistance of the second resistor', symbol: 'R' },
    ],
    asked: 'the current through the battery',
    symbols: { U, R },
    answer: (a, b, c) => `\\frac{${a} U}{(${b}+${c}) R}`,
  },
  {
    id: 'parallel',
    setting: 'two resistors are connected in parallel',
    givens: [
      { what: 'resistance of the first resistor', symbol: 'R' },
      { what: 'resistance of the second resistor', symbol: 'R' },
    ],
    asked: 'the resistance of the two together',
    symbols: { R },
    answer: (a, b) => `\\frac{${a}\\cdot ${b} R}{${a}+${b}}`,
  },
  {
    id: 'time-constant',
    setting: 'a capacitor discharges through a resistor',
    givens: [
      { what: 'resistance of the resistor', symbol: 'R' },
      { what: 'capacitance of the capacitor', symbol: 'C' },
    ],
    asked: 'the time in which the voltage falls to half',
    symbols: { R, C },
    answer: (a, b) => `${a} R \\cdot ${b} C \\ln 2`,
  },
  {
    id: 'fall',
    setting: 'a ball is dropped from rest and falls without air resistance',
    givens: [
      { what: 'height of the fall', symbol: 'L' },
      { what: 'acceleration of gravity', symbol: 'g' },
    ],
    asked: 'the time of the fall',
    symbols: { L, g },
    answer: (a, b) => `\\sqrt{\\frac{2\\cdot ${a} L}{${b} g}}`,
  },
  {
    id: 'collision',
    setting: 'a moving trolley hits a trolley at rest and they stick together',
    givens: [
      { what: 'mass of the moving trolley', symbol: 'm' },
      { what: 'mass of the trolley at rest', symbol: 'm' },
      { what: 'speed before the collision', symbol: 'v' },
    ],
    asked: 'the common speed after the collision',
    symbols: { m, v },
    answer: (a, b, c) => `\\frac{${a}\\cdot ${c} v}{${a}+${b}}`,
  },
  {
    id: 'pressure',
    setting: 'a sensor lies at the bottom of an open tank of liquid',
    givens: [
      { what: 'depth of the liquid', symbol: 'L' },
      { what: 'density of the liquid', symbol: 'D' },
      { what: 'acceleration of gravity', symbol: 'g' },
    ],
    asked: 'the pressure of the liquid on the sensor, without that of the air',
    symbols: { L, D, g },
    answer: (a, b, c) => `${a} L\\cdot ${b} D\\cdot ${c} g`,
  },
  {
    id: 'capacitor',
    setting: 'a capacitor is charged by a battery',
    givens: [
      { what: 'capacitance of the capacitor', symbol: 'C' },
      { what: 'voltage of the battery', symbol: 'U' },
    ],
    asked: 'the energy stored in the capacitor',
    symbols: { C, U },
    answer: (a, b) => `\\frac{${a} C (${b} U)^2}{2}`,
  },
  {
    id: 'circle',
    setting: 'a stone is whirled in a circle at constant speed',
    givens: [
      { what: 'mass of the stone', symbol: 'm' },
      { what: 'speed of the stone', symbol: 'v' },
      { what: 'radius of the circle', symbol: 'L' },
    ],
    asked: 'the centripetal force on the stone',
    symbols: { m, v, L },
    answer: (a, b, c) => `\\frac{${a} m (${b} v)^2}{${c} L}`,
  },
  {
    id: 'mixing',
    setting: 'two portions of water are mixed without loss of heat',
    givens: [
      { what: 'mass of the first portion', symbol: 'm' },
      { what: 'mass of the second portion', symbol: 'm' },
      { what: 'absolute temperature of the first portion', symbol: 'T' },
      { what: 'absolute temperature of the second portion', symbol: 'T' },
    ],
    asked: 'the final absolute temperature',
    symbols: { m, T },
    answer: (a, b, c, d) => `\\frac{(${a}\\cdot ${c}+${b}\\cdot ${d}) T}{${a}+${b}}`,
  },
  {
    id: 'gravitation',
    setting: 'two distant spheres attract each other',
    givens: [
      { what: 'mass of the first sphere', symbol: 'm' },
      { what: 'mass of the second sphere', symbol: 'm' },
      { what: 'distance of their centers', symbol: 'L' },
    ],
    asked: 'the force between the spheres, where G is the constant of gravitation',
    symbols: { m, L, G },
    answer: (a, b, c) => `\\frac{G\\cdot ${a} m\\cdot ${b} m}{(${c} L)^2}`,
  },
  {
    id: 'braking',
    setting: 'a car brakes with a constant force until it stops',
    givens: [
      { what: 'mass of the car', symbol: 'm' },
      { what: 'speed before braking', symbol: 'v' },
      { what: 'braking force', symbol: 'F' },
    ],
    asked: 'the braking distance',
    symbols: { m, v, F },
    answer: (a, b, c) => `\\frac{${a} m (${b} v)^2}{2\\cdot ${c} F}`,
  },
  {
    id: 'cyclotron',
    setting: 'a charged particle moves at right angles to a uniform magnetic field',
    givens: [
      { what: 'mass of the particle', symbol: 'm' },
      { what: 'speed of the particle', symbol: 'v' },
      { what: 'charge of the particle', symbol: 'q' },
      { what: 'magnetic field', symbol: 'B' },
    ],
    asked: 'the radius of its path',
    symbols: { m, v, q, B },
    answer: (a, b, c, d) => `\\frac{${a} m\\cdot ${b} v}{${c} q\\cdot ${d} B}`,
  },
  {
    id: 'heater',
    setting: 'a heating wire is connected to a constant voltage',
    givens: [
      { what: 'voltage', symbol: 'U' },
      { what: 'resistance of the wire', symbol: 'R' },
      { what: 'time of heating', symbol: 't' },
    ],
    asked: 'the heat that the wire gives off',
    symbols: { U, R, t },
    answer: (a, b, c) => `\\frac{(${a} U)^2\\cdot ${c} t}{${b} R}`,
  },
  {
    id: 'lens',
    setting: 'a lamp stands in front of a thin converging lens',
    givens: [
      { what: 'focal length of the lens', symbol: 'L' },
      { what: 'excess of the distance of the lamp from the lens over the focal length', symbol: 'L' },
    ],
    asked: 'the distance of the image from the lens',
    symbols: { L },
    answer: (a, b) => `\\frac{${a} (${a}+${b}) L}{${b}}`,
  },
  {
    id: 'throw',
    setting: 'a ball is thrown straight up without air resistance',
    givens: [
      { what: 'speed of the throw', symbol: 'v' },
      { what: 'acceleration of gravity', symbol: 'g' },
    ],
    asked: 'the height that the ball reaches above the hand',
    symbols: { v, g },
    answer: (a, b) => `\\frac{(${a} v)^2}{2\\cdot ${b} g}`,
  },
  {
    id: 'hoist',
    setting: 'a motor lifts a crate at constant speed without losses',
    givens: [
      { what: 'power of the motor', symbol: 'P' },
      { what: 'mass of the crate', symbol: 'm' },
      { what: 'acceleration of gravity', symbol: 'g' },
    ],
    asked: 'the speed of the crate',
    symbols: { P, m, g },
    answer: (a, b, c) => `\\frac{${a} P}{${b} m\\cdot ${c} g}`,
  },
  {
    id: 'thrust',
    setting: 'two blocks that touch are pushed along a table without friction by a force on the first block',
    givens: [
      { what: 'pushing force', symbol: 'F' },
      { what: 'mass of the first block', symbol: 'm' },
      { what: 'mass of the second block', symbol: 'm' },
    ],
    asked: 'the force between the two blocks',
    symbols: { F, m },
    answer: (a, b, c) => `\\frac{${c}\\cdot ${a} F}{${b}+${c}}`,
  },
]
