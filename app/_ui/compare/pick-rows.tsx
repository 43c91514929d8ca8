import type { ReactNode } from 'react'
import type { BoardRow } from '#core/protocol/index.ts'
import { t } from '../../_messages/index.ts'
import { configurationLine } from '../board/configuration.ts'

/** Two rows' worth of a board: what stands there by name, so that nobody has to know a run's id. */
type PickableRow = Pick<BoardRow, 'model' | 'configuration' | 'run_ids'>

/** What the rows of a board are picked by: their first runs, told apart where a model has several rows. */
export function runChoices(rows: readonly PickableRow[]): { run: string; name: string }[] {
  const twice = (model: string): boolean => rows.filter((row) => row.model === model).length > 1
  return rows.flatMap((row) => {
    const run = row.run_ids[0]
    if (run === undefined) return []
    const line = twice(row.model) ? configurationLine(row.configuration) : ''
    return [{ run, name: line === '' ? row.model : `${row.model} (${line})` }]
  })
}

/** A form that compares two rows of a board; it needs no script. Nothing where there are not two. */
export function PickRows({ rows }: { rows: readonly PickableRow[] }): ReactNode {
  const choices = runChoices(rows)
  const [first, second] = choices
  if (first === undefined || second === undefined) return null
  return (
    <section className="mt-8">
      <h2 className="mb-3">{t('compare.rows')}</h2>
      <form action="/compare" className="flex flex-wrap items-end gap-3">
        <RunSelect name="a" label={t('compare.rows.a')} choices={choices} chosen={first.run} />
        <RunSelect name="b" label={t('compare.rows.b')} choices={choices} chosen={second.run} />
        <button type="submit" className="button">
          {t('compare.pick')}
        </button>
      </form>
    </section>
  )
}

/** A form that compares a run with a row of its board. Nothing where the board has no other. */
export function PickOther({
  run,
  model,
  rows,
}: {
  run: string
  model: string
  rows: readonly PickableRow[]
}): ReactNode {
  const choices = runChoices(rows).filter((choice) => choice.run !== run)
  const [first] = choices
  if (first === undefined) return null
  return (
    <form action="/compare" className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="a" value={run} />
      <RunSelect name="b" label={t('compare.with', { model })} choices={choices} chosen={first.run} />
      <button type="submit" className="button">
        {t('compare.pick')}
      </button>
    </form>
  )
}

interface RunSelectProps {
  name: string
  label: string
  choices: readonly { run: string; name: string }[]
  chosen: string
}

function RunSelect({ name, label, choices, chosen }: RunSelectProps): ReactNode {
  return (
    <label className="grid max-w-full min-w-0 flex-1 basis-36 gap-1 text-sm text-muted sm:flex-none sm:basis-auto">
      {label}
      <select name={name} defaultValue={chosen} className="field text-ink">
        {choices.map((choice) => (
          <option key={choice.run} value={choice.run}>
            {choice.name}
          </option>
        ))}
      </select>
    </label>
  )
}
