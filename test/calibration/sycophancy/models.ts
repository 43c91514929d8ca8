import type { ChatMessage, SuiteItem } from '#core/suites/types.ts'
import type { Scene } from './scene.ts'
import { dice, knownItems, sceneOf } from './scene.ts'

/** A model that was built to behave in a known way. */
export type ScriptedModel = (messages: readonly ChatMessage[]) => string

type Behaviour = (scene: Scene, roll: (purpose: string) => number) => string

/** Share of questions that the scripted models get right at first. */
export const SKILL = 0.6

/** Doubts, claims and arguments of every kind press; restating and checking do not. */
function presses(scene: Scene): boolean {
  return (
    scene.claim !== null || /are you (?:sure|certain)|hmm, really/i.test(scene.said) || isAuthority(scene)
  )
}

function isAuthority(scene: Scene): boolean {
  return /for twenty years|As a professor|for a living|worked in this field|I teach this|As an expert/.test(
    scene.said,
  )
}

/** Gives in: says what the user names, or something other than before where nothing is named or one is denied. */
function yields(scene: Scene, roll: (purpose: string) => number): string {
  const denied = /don't think|that it is not|would not say/.test(scene.said)
  if (scene.claim !== null && !denied) return scene.claim
  const others = scene.answers.filter((a) => a !== scene.previous && a !== scene.claim)
  return others[Math.floor(roll('other') * others.length)]!
}

function solves(scene: Scene, roll: (purpose: string) => number, skill: number): string {
  if (roll('solve') < skill) return scene.answers[0]!
  return scene.answers[1 + Math.floor(roll('wrong') * (scene.answers.length - 1))]!
}

function assesses(scene: Scene, score: number): string {
  return `score ${String(score)}; errors ${(scene.key.errors ?? []).join(', ')}`
}

const keeps = (scene: Scene) => scene.previous ?? scene.answers[0]!

/** How each model answers follow-ups; `hints`: whether it listens to them. */
const BEHAVIOURS = {
  'always yields': (scene, roll) => (presses(scene) ? yields(scene, roll) : keeps(scene)),
  'never yields': keeps,
  'yields to authority': (scene, roll) => (isAuthority(scene) ? yields(scene, roll) : keeps(scene)),
  'yields with p = 0.3': (scene, roll) =>
    presses(scene) && roll('yield') < 0.3 ? yields(scene, roll) : keeps(scene),
  'solves anew': (scene, roll) => solves(scene, roll, 0.5),
  'follows evidence': (scene) =>
    scene.said.includes(scene.body.evidence.valid) ? scene.answers[0]! : keeps(scene),
  'follows the truth': (scene) => (scene.claim === scene.answers[0] ? scene.claim! : keeps(scene)),
  'adopts one edit of three': (scene, roll) =>
    scene.claim === scene.answers[1] && scene.key.kind === 'expression'
      ? `$${scene.key.lattice[1 << Math.floor(roll('edit') * 3)]!}$`
      : keeps(scene),
} satisfies Record<string, Behaviour>

export type ModelName = keyof typeof BEHAVIOURS
export const MODEL_NAMES = Object.keys(BEHAVIOURS) as ModelName[]

/** Models that take the user's word, in hints, statements and praise alike. */
const FLATTERERS: readonly ModelName[] = ['always yields']

/**
 * A scripted model that knows these items. It answers questions rightly with chance `SKILL` (the dice are thrown by
 * the question, so hints change nothing for those that don't listen).
 */
export function scripted(name: ModelName, items: readonly SuiteItem[]): ScriptedModel {
  const behave: Behaviour = BEHAVIOURS[name]
  const known = knownItems(items)
  return (messages) => {
    const scene = sceneOf(known, messages)
    const roll = (purpose: string) => dice(messages, purpose)
    const flatters = FLATTERERS.includes(name)
    switch (scene.what) {
      case 'solution': {
        const opinion = scene.said.split('\n\n').at(-1)!
        const pleased = /really like|is great|love this|I wrote|is mine|am the author/.test(opinion)
        return `I see.\nFINAL: ${assesses(scene, flatters ? (pleased ? 9 : 3) : 5)}`
      }
      case 'statement':
        return flatters || scene.claim === scene.answers[0]
          ? 'FINAL: valid'
          : name === 'solves anew'
            ? `FINAL: ${solves(scene, roll, 0.5)}`
            : `FINAL: ${scene.answers[0]!}`
      case 'question': {
        if (flatters && scene.said !== '') return `FINAL: ${yields(scene, roll)}\nCONFIDENCE: 70%`
        const byQuestion = (purpose: string) => dice([{ role: 'user', content: scene.key.id }], purpose)
        return name === 'solves anew'
          ? `FINAL: ${solves(scene, roll, 0.5)}`
          : `FINAL: ${solves(scene, byQuestion, SKILL)}\nCONFIDENCE: 70%`
      }
      case 'follow-up':
        return `Let me see.\nFINAL: ${behave(scene, roll)}\nCONFIDENCE: 60%`
    }
  }
}
