'use client'

import { useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { Cell } from '#core/suites/long-context/report/cells.ts'
import { t } from '../../_messages/index.ts'
import { points } from '../format/numbers.ts'
import { cellText, heatStyle, lengthText } from './words.ts'

export interface HeatRow {
  label: string
  cells: readonly Cell[]
}

interface HeatmapProps {
  title: string
  /** beside the title, small */
  note?: string
  rows: readonly HeatRow[]
  /** columns, shared by all heatmaps of a page */
  lengths: readonly number[]
  /** what stands below while no field is pointed at */
  idle: string
}

/**
 * Fields by length, a row a depth or a family. One field is in the tab order; arrow keys move between fields, and what is pointed at or focused is
 * told in full below the grid (and to screen readers by each field's own label).
 */
export function Heatmap({ title, note, rows, lengths, idle }: HeatmapProps): ReactNode {
  const [at, setAt] = useState<[row: number, column: number]>([0, 0])
  const [pointed, setPointed] = useState<Cell | null>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const cellAt = (row: number, column: number): Cell | undefined =>
    rows[row]?.cells.find((c) => c.length === lengths[column])

  function move(event: KeyboardEvent, row: number, column: number): void {
    const steps: Partial<Record<string, [number, number]>> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      Home: [0, -column],
      End: [0, lengths.length - 1 - column],
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const [down, right] = step
    const next: [number, number] = [row + down, column + right]
    const button = body.current?.querySelector<HTMLButtonElement>(`[data-at="${next.join()}"]`)
    if (!button) return
    setAt(next)
    button.focus()
  }

  return (
    <div className="grid content-start gap-2">
      <h3>
        {title}
        {note !== undefined && <span className="ml-2 text-sm font-normal text-muted">{note}</span>}
      </h3>
      <table className="heat w-full">
        <caption className="sr-only">{t('lc.heat.caption', { family: title })}</caption>
        <thead>
          <tr>
            <th className={rows.some((r) => r.label.length > 5) ? 'w-[9.5rem]' : 'w-12'} />
            {lengths.map((length) => (
              <th key={length} scope="col">
                {lengthText(length)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map(({ label }, row) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {lengths.map((length, column) => {
                const cell = cellAt(row, column)
                return (
                  <td key={length}>
                    {cell && (
                      <Field
                        cell={cell}
                        place={`${String(row)},${String(column)}`}
                        tabbable={at[0] === row && at[1] === column}
                        shown={cell === pointed}
                        onKey={(event) => {
                          move(event, row, column)
                        }}
                        onPoint={(on) => {
                          if (on) setAt([row, column])
                          setPointed(on ? cell : null)
                        }}
                      />
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="min-h-[2.9rem] text-sm text-muted" aria-hidden="true">
        {pointed === null ? idle : cellText(pointed)}
      </p>
    </div>
  )
}

interface FieldProps {
  cell: Cell
  place: string
  tabbable: boolean
  shown: boolean
  onKey: (event: KeyboardEvent) => void
  onPoint: (on: boolean) => void
}

function Field({ cell, place, tabbable, shown, onKey, onPoint }: FieldProps): ReactNode {
  return (
    <button
      type="button"
      data-at={place}
      data-shown={shown}
      tabIndex={tabbable ? 0 : -1}
      className={`heat-cell ${cell.score === null ? 'heat-none' : ''}`}
      style={cell.score === null ? undefined : heatStyle(cell.score)}
      aria-label={cellText(cell)}
      onKeyDown={onKey}
      onFocus={() => {
        onPoint(true)
      }}
      onBlur={() => {
        onPoint(false)
      }}
      onPointerEnter={() => {
        onPoint(true)
      }}
      onPointerLeave={() => {
        onPoint(false)
      }}
    >
      {cell.score === null ? '' : points(cell.score).replace(/\.0$/, '')}
    </button>
  )
}
