'use client'

import { useRef } from 'react'
import type { ReactNode } from 'react'
import { CartesianGrid, ErrorBar, Line, LineChart, XAxis, YAxis } from 'recharts'
import { short } from '../format/numbers.ts'
import { useWidth } from '../kit/use-width.ts'
import type { SpeedPoint } from './speed-data.ts'
import { lengthText } from './words.ts'

const HEIGHT = 180

/** One latency curve: medians over log-length, with quartiles as whiskers. */
export default function SpeedChart({ points }: { points: readonly SpeedPoint[] }): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const xs = points.map((p) => p.x)
  return (
    <div ref={box} style={{ height: HEIGHT }}>
      {width > 0 && (
        <LineChart
          accessibilityLayer={false}
          width={width}
          height={HEIGHT}
          data={[...points]}
          margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
        >
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            type="number"
            dataKey="x"
            domain={[Math.min(...xs) - 0.25, Math.max(...xs) + 0.25]}
            ticks={xs}
            tickFormatter={(x: number) => lengthText(2 ** x)}
            tick={{ fill: 'var(--muted)', fontSize: 12 }}
            stroke="var(--line-strong)"
            height={26}
          />
          <YAxis
            type="number"
            domain={[0, 'auto']}
            tickFormatter={(y: number) => short(y)}
            tick={{ fill: 'var(--muted)', fontSize: 12 }}
            stroke="var(--line-strong)"
            width={44}
          />
          <Line
            dataKey="value"
            stroke="var(--slate)"
            strokeWidth={2}
            dot={{ r: 4, fill: 'var(--slate)', strokeWidth: 0 }}
            isAnimationActive={false}
          >
            <ErrorBar dataKey="error" direction="y" stroke="var(--slate)" strokeWidth={2} width={4} />
          </Line>
        </LineChart>
      )}
    </div>
  )
}
