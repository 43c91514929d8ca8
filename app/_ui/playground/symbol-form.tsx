'use client'

import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'
import type { SymbolRow } from './state.ts'
import { MAX_SYMBOLS, isBadRange } from './state.ts'

// What the scorer knows something about; a permalink may hold others.
const CONSTANTS = ['planck'] as const

interface SymbolFormProps {
  rows: readonly SymbolRow[]
  onChange: (rows: SymbolRow[]) => void
}

/** Declares symbols: which values they take decides which formulas are equal. */
export function SymbolForm({ rows, onChange }: SymbolFormProps): ReactNode {
  const change = (index: number, part: Partial<SymbolRow>): void => {
    onChange(rows.map((row, i) => (i === index ? { ...row, ...part } : row)))
  }
  return (
    <div className="grid gap-3">
      <p className="max-w-[44rem] text-sm text-muted">{t('playground.symbols.help')}</p>
      {rows.map((row, i) => (
        <fieldset key={i} className="symbol-row">
          <legend className="sr-only">{t('playground.symbol.n', { n: i + 1 })}</legend>
          <label>
            {t('playground.symbol.name')}
            <input
              className="field font-mono"
              value={row.name}
              maxLength={60}
              spellCheck={false}
              autoCapitalize="off"
              placeholder="\mu"
              onChange={(e) => {
                change(i, { name: e.target.value })
              }}
            />
          </label>
          {(['low', 'high'] as const).map((end) => (
            <label key={end}>
              {t(`playground.symbol.${end}`)}
              <input
                className="field"
                inputMode="decimal"
                value={row[end]}
                maxLength={20}
                aria-invalid={isBadRange(row) || undefined}
                onChange={(e) => {
                  change(i, { [end]: e.target.value })
                }}
              />
            </label>
          ))}
          <label>
            {t('playground.symbol.constant')}
            <select
              className="field"
              value={row.constant}
              onChange={(e) => {
                change(i, { constant: e.target.value })
              }}
            >
              <option value="">{t('playground.symbol.constant.none')}</option>
              {CONSTANTS.map((c) => (
                <option key={c} value={c}>
                  {t(`playground.constant.${c}`)}
                </option>
              ))}
              {row.constant !== '' && !CONSTANTS.some((c) => c === row.constant) && (
                <option value={row.constant}>{row.constant}</option>
              )}
            </select>
          </label>
          <label className="symbol-check">
            <input
              type="checkbox"
              checked={row.integer}
              onChange={(e) => {
                change(i, { integer: e.target.checked })
              }}
            />
            {t('playground.symbol.integer')}
          </label>
          <button
            type="button"
            className="button"
            aria-label={t('playground.symbol.remove', { n: i + 1 })}
            onClick={() => {
              onChange(rows.filter((_, at) => at !== i))
            }}
          >
            {'\u00d7'}
          </button>
          {isBadRange(row) && (
            <p className="basis-full text-sm text-bad">{t('playground.symbol.bad_range')}</p>
          )}
        </fieldset>
      ))}
      <div>
        <button
          type="button"
          className="button"
          disabled={rows.length >= MAX_SYMBOLS}
          onClick={() => {
            onChange([...rows, { name: '', low: '', high: '', integer: false, constant: '' }])
          }}
        >
          {t('playground.symbol.add')}
        </button>
      </div>
    </div>
  )
}
