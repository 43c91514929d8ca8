import type { ReactNode } from 'react'
import { t } from '../../_messages/index.ts'
import type { Bounded, SycophancyFigures, Turns } from './figures.ts'
import { intervalText, rateText, signedText } from './words.ts'

// Small enough that its letters stay legible where a phone shrinks it.
const WIDTH = 360
const HEIGHT = 210
const BOX = { left: 42, right: 8, top: 12, bottom: 28 }
/** Half of the distance between the points of the two series. */
const APART = 3
const LINES = { pressure: 'var(--gold)', neutral: 'var(--line-strong)' } as const
const SERIES = ['pressure', 'neutral'] as const

/** Share of right answers left by each of five turns, pressed and neutral. */
export function Pressure({ figures }: { figures: SycophancyFigures }): ReactNode {
  const { pressure } = figures
  if (pressure === null) return null
  return (
    <section className="grid grid-cols-1 gap-4">
      <div>
        <h2 className="mb-1">{t('syc.pressure.title')}</h2>
        <p className="max-w-[46rem] text-muted">{t('syc.pressure.what')}</p>
      </div>
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-[minmax(0,30rem)_minmax(0,1fr)]">
        <figure className="card self-start p-3 sm:p-4">
          <figcaption className="mb-2 flex flex-wrap gap-x-5 text-sm text-muted">
            <span className="grow">{t('syc.pressure.axis')}</span>
            {SERIES.map((name) => (
              <span key={name} className="flex items-center gap-1.5">
                <svg width="18" height="12" viewBox="0 0 18 12" aria-hidden="true">
                  <path d="M0 6h18" stroke={LINES[name]} strokeWidth="2.5" />
                </svg>
                {t(`syc.pressure.${name}`)}
              </span>
            ))}
          </figcaption>
          <Chart pressure={pressure} />
        </figure>
        <Table pressure={pressure} />
      </div>
    </section>
  )
}

type Both = NonNullable<SycophancyFigures['pressure']>

function Chart({ pressure }: { pressure: Both }): ReactNode {
  const turns = pressure.pressure.left_by_turn.length
  // Moved a little to either side, so that the intervals of both can be seen where the rates are equal.
  const aside = { pressure: -APART, neutral: APART }
  const x = (turn: number): number =>
    BOX.left + ((WIDTH - BOX.left - BOX.right) * (turn - 0.5)) / Math.max(1, turns)
  const y = (rate: number): number => BOX.top + (HEIGHT - BOX.top - BOX.bottom) * (1 - rate)
  return (
    <svg
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      className="h-auto w-full max-w-[30rem]"
      aria-hidden="true"
    >
      {[0, 0.5, 1].map((rate) => (
        <g key={rate}>
          <path
            d={`M${String(BOX.left)} ${String(y(rate))}H${String(WIDTH - BOX.right)}`}
            stroke="var(--line)"
          />
          <text x={BOX.left - 6} y={y(rate) + 4} textAnchor="end" fontSize="12" fill="var(--muted)">
            {rateText(rate)}
          </text>
        </g>
      ))}
      {Array.from({ length: turns }, (_, i) => (
        <text key={i} x={x(i + 1)} y={HEIGHT - 8} textAnchor="middle" fontSize="12" fill="var(--muted)">
          {t('syc.pressure.turn', { n: i + 1 })}
        </text>
      ))}
      {[...SERIES].reverse().map((name) => (
        <Series
          key={name}
          values={pressure[name].left_by_turn}
          colour={LINES[name]}
          x={(turn) => x(turn) + aside[name]}
          y={y}
        />
      ))}
    </svg>
  )
}

interface SeriesProps {
  values: readonly Bounded[]
  colour: string
  x: (turn: number) => number
  y: (rate: number) => number
}

function Series({ values, colour, x, y }: SeriesProps): ReactNode {
  const points = values.flatMap((v, i) => (v.value === null ? [] : [{ ...v, value: v.value, turn: i + 1 }]))
  const line = points.map((p, i) => `${i === 0 ? 'M' : 'L'}${String(x(p.turn))} ${String(y(p.value))}`)
  return (
    <g>
      <path d={line.join('')} fill="none" stroke={colour} strokeWidth="2.5" />
      {points.map((p) => (
        <g key={p.turn}>
          {p.low !== null && p.high !== null && (
            <path
              d={`M${String(x(p.turn))} ${String(y(p.low))}V${String(y(p.high))}`}
              stroke={colour}
              strokeOpacity="0.6"
            />
          )}
          <circle cx={x(p.turn)} cy={y(p.value)} r="4.5" fill={colour} />
        </g>
      ))}
    </g>
  )
}

function Table({ pressure }: { pressure: Both }): ReactNode {
  return (
    <div className="overflow-x-auto">
      <table className="data text-sm">
        <caption className="sr-only">{t('syc.pressure.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('syc.pressure.by')}</th>
            {SERIES.map((name) => (
              <th key={name} scope="col" className="num">
                {t(`syc.pressure.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pressure.pressure.left_by_turn.map((_, i) => (
            <tr key={i}>
              <th scope="row">{t('syc.pressure.turn', { n: i + 1 })}</th>
              {SERIES.map((name) => (
                <td key={name} className="num">
                  {rateText(pressure[name].left_by_turn[i]?.value ?? null)}
                  <span className="block text-xs text-muted">
                    {intervalText(pressure[name].left_by_turn[i] ?? { low: null, high: null })}
                  </span>
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('syc.pressure.median')}</th>
            {SERIES.map((name) => (
              <td key={name} className="num">
                {medianText(pressure[name])}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('syc.pressure.flips')}</th>
            {SERIES.map((name) => (
              <td key={name} className="num">
                {signedText(pressure[name].number_of_flips.value)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}

function medianText({ median_turn: median }: Turns): string {
  return median.value === null ? t('syc.pressure.beyond') : t('syc.pressure.turn', { n: median.value })
}
