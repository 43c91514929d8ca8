'use client'

import dynamic from 'next/dynamic'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'
import { useHydrated } from '../kit/hydrated.ts'
import { CopyLink } from './copy-link.tsx'
import { EXAMPLES } from './examples.ts'
import type { PlaygroundState } from './state.ts'
import { MAX_TEXT, playgroundHref } from './state.ts'
import { SymbolForm } from './symbol-form.tsx'

// The scorer, KaTeX and the trees come after the page, so that the fields are there at once.
const Preview = dynamic(() => import('./preview.tsx').then((m) => m.Preview), {
  ssr: false,
  loading: () => <div className="preview" />,
})
const Result = dynamic(() => import('./result.tsx').then((m) => m.Result), { ssr: false })

/** Milliseconds of rest in the typing before the address and the score follow. */
const REST_MS = 200

/** Two formulas, their score, and why. */
export function Playground({ initial }: { initial: PlaygroundState }): ReactNode {
  const [state, setState] = useState(initial)
  const settled = useSettled(state)
  const declared = state.symbols.length > 0 || state.constraints.trim() !== ''
  const [open, setOpen] = useState(declared)

  // The address follows what was typed; a page that was only looked at keeps the one it came by.
  useEffect(() => {
    if (settled !== initial) window.history.replaceState(null, '', playgroundHref(settled))
  }, [settled, initial])

  const change = (part: Partial<PlaygroundState>): void => {
    setState((now) => ({ ...now, ...part }))
  }
  return (
    <div className="grid gap-6">
      <Examples
        onPick={(picked) => {
          setState(picked)
          setOpen(picked.symbols.length > 0 || picked.constraints !== '')
        }}
      />
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-2">
        <FormulaField
          id="answer"
          label={t('playground.answer')}
          hint={t('playground.answer.hint')}
          value={state.answer}
          onChange={(answer) => {
            change({ answer })
          }}
        />
        <FormulaField
          id="key"
          label={t('playground.key')}
          hint={t('playground.key.hint')}
          value={state.key}
          onChange={(key) => {
            change({ key })
          }}
        />
      </div>
      <details
        className="card p-4"
        open={open}
        onToggle={(e) => {
          setOpen(e.currentTarget.open)
        }}
      >
        <summary className="font-medium">{t('playground.symbols', { count: state.symbols.length })}</summary>
        <div className="mt-3 grid gap-4">
          <SymbolForm
            rows={state.symbols}
            onChange={(symbols) => {
              change({ symbols })
            }}
          />
          <label className="grid gap-1 text-sm">
            {t('playground.constraints')}
            <input
              className="field font-mono"
              value={state.constraints}
              maxLength={500}
              spellCheck={false}
              autoCapitalize="off"
              placeholder="\mu < 1; r < R"
              onChange={(e) => {
                change({ constraints: e.target.value })
              }}
            />
          </label>
        </div>
      </details>
      <section aria-labelledby="result" className="min-h-40">
        <div className="mb-4 flex flex-wrap items-center justify-between gap-3 border-b border-line pb-2">
          <h2 id="result">{t('playground.result')}</h2>
          <CopyLink href={playgroundHref(settled)} />
        </div>
        <Result state={settled} />
      </section>
    </div>
  )
}

/** The state once it has not changed for a moment. */
function useSettled(state: PlaygroundState): PlaygroundState {
  const [settled, setSettled] = useState(state)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      setSettled(state)
    }, REST_MS)
    return () => {
      clearTimeout(timer.current)
    }
  }, [state])
  return settled
}

function Examples({ onPick }: { onPick: (state: PlaygroundState) => void }): ReactNode {
  return (
    <div>
      <p className="mb-2 text-sm text-muted" id="examples">
        {t('playground.examples')}
      </p>
      <ul className="flex flex-wrap gap-2" aria-labelledby="examples">
        {EXAMPLES.map((example) => (
          <li key={example.title}>
            <button
              type="button"
              className="chip min-h-8 cursor-pointer px-3 hover:border-line-strong"
              onClick={() => {
                onPick(example.state)
              }}
            >
              {t(example.title)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface FormulaFieldProps {
  id: string
  label: string
  hint: string
  value: string
  onChange: (value: string) => void
}

function FormulaField({ id, label, hint, value, onChange }: FormulaFieldProps): ReactNode {
  const ready = useHydrated()
  return (
    <div className="grid min-w-0 content-start gap-2">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <textarea
        id={id}
        className="field formula-field"
        rows={3}
        readOnly={!ready}
        value={value}
        maxLength={MAX_TEXT}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        aria-describedby={`${id}-hint`}
        onChange={(e) => {
          onChange(e.target.value)
        }}
      />
      <p id={`${id}-hint`} className="text-sm text-muted">
        {hint}
      </p>
      <Preview text={value} label={t('playground.preview', { field: label })} />
    </div>
  )
}
