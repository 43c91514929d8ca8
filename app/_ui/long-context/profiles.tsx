import type { ReactNode } from 'react'
import { FAMILIES } from '#core/suites/long-context/families.ts'
import { profileCost } from '#core/suites/long-context/plan.ts'
import { SPLIT_IDS, profileOf } from '#core/suites/long-context/profiles.ts'
import { t } from '../../_messages/index.ts'
import { count, short } from '../format/numbers.ts'
import { duration } from '../format/times.ts'
import { Fold, Folds } from '../kit/fold.tsx'
import { lengthText } from './words.ts'

/** Working it out draws every item of a split: once for a process. */
const costs = new Map<string, ReturnType<typeof profileCost>>()

function costOf(split: string): ReturnType<typeof profileCost> {
  const known = costs.get(split) ?? profileCost(split)
  costs.set(split, known)
  return known
}

/** Speeds that times are told for, prompt tokens per second: a small server, and a large one. */
const SPEEDS = [2000, 20_000] as const

/** What each split asks of an endpoint, told before anything is started. */
export function Profiles(): ReactNode {
  // The grid of the held-out split is that of standard.
  const splits = SPLIT_IDS.filter((id) => id !== 'held-out').map((id) => ({ id, cost: costOf(id) }))
  return (
    <section id="cost">
      <h2 className="mb-1">{t('lc.profiles.title')}</h2>
      <p className="mb-3 max-w-[46rem] text-muted">{t('lc.profiles.what')}</p>
      <div className="overflow-x-auto">
        <table className="data text-sm">
          <caption className="sr-only">{t('lc.profiles.caption')}</caption>
          <thead>
            <tr>
              {(
                [
                  ['split', ''],
                  ['lengths', ''],
                  ['requests', 'num'],
                  ['prompt', 'num'],
                  ['output', 'num'],
                  ['time', 'num'],
                  ['price', 'num'],
                ] as const
              ).map(([name, align]) => (
                <th key={name} scope="col" className={`whitespace-normal! ${align}`}>
                  {t(`lc.profiles.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {splits.map(({ id, cost }) => (
              <tr key={id}>
                <th scope="row" className="text-ink!">
                  {id}
                </th>
                <td className="whitespace-nowrap">{lengthsText(profileOf(id).lengths)}</td>
                <td className="num">{count(cost.requests)}</td>
                <td className="num">{short(cost.prompt_tokens)}</td>
                <td className="num">{short(cost.completion_tokens)}</td>
                <td className="num whitespace-nowrap">
                  {SPEEDS.map((speed) => duration(cost.prompt_tokens / speed)).join(' / ')}
                </td>
                <td className="num">${(cost.prompt_tokens / 1e6).toFixed(2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-2 max-w-[46rem] text-sm text-muted">{t('lc.profiles.dry')}</p>
    </section>
  )
}

/** The kinds of task, by name; what each asks and how it is scored unfolds. */
export function Families(): ReactNode {
  const names = FAMILIES.map((family) => family.title)
  return (
    <section id="families">
      <h2 className="mb-2">{t('lc.families.title')}</h2>
      <p className="mb-3 max-w-[46rem]">{names.join('; ')}.</p>
      <Folds>
        <Fold title={t('lc.families.fold')}>
          <dl className="grid gap-x-8 gap-y-3 lg:grid-cols-2">
            {FAMILIES.map((family) => (
              <div key={family.id}>
                <dt className="font-medium">
                  {family.title} <code className="text-sm font-normal text-muted">{family.id}</code>
                </dt>
                <dd>{family.description}</dd>
                <dd className="text-sm text-muted">{family.scoring}</dd>
              </div>
            ))}
          </dl>
        </Fold>
      </Folds>
    </section>
  )
}

function lengthsText(lengths: readonly number[]): string {
  const [first, last] = [lengths[0], lengths.at(-1)]
  return first === undefined || last === undefined ? '' : `${lengthText(first)}–${lengthText(last)}`
}
