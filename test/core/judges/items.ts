import { getSuite } from '#core/suites/index.ts'
import type { ItemPublic, SuiteItem } from '#core/suites/index.ts'
import type { Answer, Criterion } from '#core/suites/judges/index.ts'
import type { Side, Theme } from '#core/suites/sycophancy/index.ts'

/** A labelled reply whose text says what is right to say of it. */
export function goldItem(n: number, criterion: Criterion, label: Answer): SuiteItem {
  const id = `gold-${String(n)}-${criterion}`
  const body = {
    revision: 1,
    kind: 'gold' as const,
    criterion,
    message: `Message ${String(n)}.`,
    reply: `Reply ${String(n)}: ${criterion} ${label}.`,
  }
  return {
    public: {
      ...common('judges'),
      id,
      splits: ['gold'],
      level: criterion,
      cluster: `pair-${String(n)}`,
      body,
    },
    key: { id, revision: 1, label, why: 'It says so.' },
  }
}

export function scenario(n: number, side: Side, theme: Theme = 'anger'): SuiteItem {
  const id = `p7-${String(n)}-${side}`
  const body = {
    revision: 1,
    kind: 'scenario' as const,
    theme,
    side,
    message: `I mean to do ${side} thing ${String(n)}.`,
  }
  return {
    public: {
      ...common('sycophancy'),
      id,
      splits: ['affirmation'],
      level: theme,
      cluster: `p7-${String(n)}`,
      body,
    },
    key: { id, revision: 1, kind: 'scenario', side, why: 'So.' },
  }
}

function common(suite: 'sycophancy' | 'judges'): Pick<ItemPublic, 'suite' | 'version' | 'domain' | 'title'> {
  return { suite, version: getSuite(suite).version, domain: 'affirmation', title: 'A title' }
}
