'use client'

import { useRef } from 'react'
import type { ReactNode } from 'react'
import { CartesianGrid, ErrorBar, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from 'recharts'
import { t } from '../../_messages/index.ts'
import { interval, points } from '../format/numbers.ts'
import { useWidth } from '../kit/use-width.ts'
import { fitLabel } from './chart-data.ts'
import type { ChartData, Dot } from './chart-data.ts'

// Told apart by shape as well as by colour.
const LOOKS = [
  { color: 'var(--gold)', shape: 'circle' },
  { color: 'var(--slate)', shape: 'diamond' },
] as const

/** Dots with whiskers on one axis from 0 to 100: a row a model, a mark a metric. */
export default function BoardChart({ data, height }: { data: ChartData; height: number }): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const labelWidth = Math.round(Math.min(220, Math.max(100, width * 0.34)))
  return (
    <div ref={box} style={{ height }}>
      {width > 0 && (
        <ScatterChart
          accessibilityLayer={false}
          width={width}
          height={height}
          margin={{ top: 6, right: 14, bottom: 4, left: 0 }}
        >
          <CartesianGrid horizontal={false} stroke="var(--line)" />
          <XAxis
            type="number"
            dataKey="x"
            domain={[0, 100]}
            ticks={[0, 20, 40, 60, 80, 100]}
            tick={{ fill: 'var(--muted)', fontSize: 12 }}
            stroke="var(--line-strong)"
            height={28}
          />
          <YAxis
            type="number"
            dataKey="y"
            reversed
            domain={[-0.5, data.labels.length - 0.5]}
            ticks={data.labels.map((_, i) => i)}
            interval={0}
            tickFormatter={(i: number) => fitLabel(data.labels[i] ?? '', labelWidth - 12)}
            tick={{ fill: 'var(--ink)', fontSize: 13 }}
            tickLine={false}
            axisLine={false}
            width={labelWidth}
          />
          <Tooltip cursor={false} isAnimationActive={false} content={<Tip />} />
          {data.series.map((series, i) => {
            const look = LOOKS[i % LOOKS.length]!
            return (
              <Scatter
                key={series.id}
                name={series.title}
                data={series.dots}
                fill={look.color}
                shape={look.shape}
                isAnimationActive={false}
              >
                <ErrorBar
                  dataKey="error"
                  direction="x"
                  stroke={look.color}
                  strokeWidth={2}
                  width={5}
                  isAnimationActive={false}
                />
              </Scatter>
            )
          })}
        </ScatterChart>
      )}
    </div>
  )
}

function Tip({ active, payload }: { active?: boolean; payload?: readonly { payload?: Dot }[] }): ReactNode {
  const dot = payload?.[0]?.payload
  if (!active || !dot) return null
  return (
    <div className="card px-3 py-2 text-sm shadow-md">
      <p className="font-medium">{dot.model}</p>
      <p className="tabular-nums">
        {t('board.chart.tip', {
          metric: dot.metric,
          value: points(dot.x),
          interval: interval(dot.low, dot.high),
        })}
      </p>
    </div>
  )
}
