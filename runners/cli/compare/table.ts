import { tokensInWords } from '#core/comparison/index.ts'
import type { ComparisonReply, Figure } from '#core/protocol/index.ts'
import { aligned } from '../eval/align.ts'

type Paired = ComparisonReply['metrics'][number]['paired']
type Ratio = NonNullable<ComparisonReply['speed']>[number]['tpot']

/** A comparison for a terminal: the verdict first, then what it rests on. */
export function comparisonTable(reply: ComparisonReply): string {
  const { a, b } = reply
  const head = [`A  ${a.model}  ${a.url}`, `B  ${b.model}  ${b.url}`]
  if (!reply.comparable)
    return [...head, '', 'These runs cannot be compared:', ...reply.why_not.map((why) => `- ${why}`)].join(
      '\n',
    )
  const rows = [
    ...reply.metrics.map((m) => [m.title, value(m.a), value(m.b), ...difference(m.paired)]),
    ...reply.by_length.map((r) => [
      `  at ${tokensInWords(r.length)}`,
      value(r.a),
      value(r.b),
      ...difference(r.paired),
    ]),
  ]
  const speed = reply.speed ?? []
  return [
    reply.verdict ?? '',
    '',
    ...head,
    '',
    ...aligned([['', 'A', 'B', 'B - A', '95 % interval', 'p', 'n'], ...rows]),
    ...(speed.length === 0
      ? []
      : [
          '',
          ...aligned([
            ['speed, B / A', 'first token', 'per token', 'prompt tokens/s'],
            ...speed.map((r) => [tokensInWords(r.length), ratio(r.ttft), ratio(r.tpot), ratio(r.prefill)]),
          ]),
        ]),
  ].join('\n')
}

function value(f: Figure): string {
  return f.value === null ? '-' : f.value.toFixed(1)
}

function difference({ difference: d, low, high, p, n }: Paired): string[] {
  const number = (x: number): string => (Math.abs(x) < 0.05 ? '0.0' : `${x > 0 ? '+' : ''}${x.toFixed(1)}`)
  return [
    d === null ? '-' : number(-d),
    low === null || high === null ? '-' : `${number(-high)} .. ${number(-low)}`,
    p === null ? '-' : p < 0.001 ? '< 0.001' : p.toFixed(3),
    String(n),
  ]
}

function ratio(r: Ratio): string {
  return r === null ? '-' : `${r.ratio.toFixed(2)} (${r.low.toFixed(2)}..${r.high.toFixed(2)})`
}
