'use client'

import { useRef } from 'react'
import type { ReactNode } from 'react'
import {
  CartesianGrid,
  ComposedChart,
  ErrorBar,
  Line,
  ReferenceArea,
  ReferenceLine,
  Scatter,
  XAxis,
  YAxis,
} from 'recharts'
import { useWidth } from '../kit/use-width.ts'
import type { LengthsData } from './lengths-data.ts'
import { lengthText } from './words.ts'

const HEIGHT = 280

/** Score over log-length: dots with whiskers, the non-increasing fit, the strict score, the band of the crossing. */
export default function LengthsChart({ data }: { data: LengthsData }): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const { band, threshold } = data
  return (
    <div ref={box} style={{ height: HEIGHT }}>
      {width > 0 && (
        <ComposedChart
          accessibilityLayer={false}
          width={width}
          height={HEIGHT}
          data={[...data.points]}
          margin={{ top: 8, right: 16, bottom: 4, left: 0 }}
        >
          <CartesianGrid stroke="var(--line)" vertical={false} />
          {band && (
            <ReferenceArea
              x1={band[0]}
              x2={band[1]}
              ifOverflow="hidden"
              fill="var(--gold)"
              fillOpacity={0.16}
              stroke="var(--gold)"
              strokeOpacity={0.5}
            />
          )}
          <ReferenceLine y={threshold} stroke="var(--gold)" strokeDasharray="5 4" />
          <XAxis
            type="number"
            dataKey="x"
            domain={[data.from, data.to]}
            ticks={data.points.map((p) => p.x)}
            tickFormatter={(x: number) => lengthText(2 ** x)}
            tick={{ fill: 'var(--muted)', fontSize: 12 }}
            stroke="var(--line-strong)"
            interval={0}
            height={28}
          />
          <YAxis
            type="number"
            domain={[0, 100]}
            ticks={[0, 20, 40, 60, 80, 100]}
            tick={{ fill: 'var(--muted)', fontSize: 12 }}
            stroke="var(--line-strong)"
            width={34}
          />
          <Line
            dataKey="strict"
            stroke="var(--line-strong)"
            strokeDasharray="2 4"
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
            connectNulls
          />
          <Line
            dataKey="fitted"
            stroke="var(--slate)"
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
            connectNulls
          />
          <Scatter dataKey="score" fill="var(--slate)" isAnimationActive={false}>
            <ErrorBar dataKey="error" direction="y" stroke="var(--slate)" strokeWidth={2} width={5} />
          </Scatter>
        </ComposedChart>
      )}
    </div>
  )
}
