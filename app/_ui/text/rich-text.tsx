import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { blocks } from './blocks.ts'
import type { Block } from './blocks.ts'
import { inline } from './inline.ts'
import type { Inline } from './inline.ts'
import { Formula } from './math.tsx'

/** A text in markdown-lite with formulas: statements, solutions, what models wrote. */
export function RichText({ text }: { text: string }): ReactNode {
  return (
    <div className="prose">
      {blocks(text).map((block, i) => (
        <BlockView key={i} block={block} />
      ))}
    </div>
  )
}

/** One line of the same: titles, symbol meanings. */
export function InlineText({ text }: { text: string }): ReactNode {
  return <Inlines nodes={inline(text)} />
}

function BlockView({ block }: { block: Block }): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Inlines nodes={block.children} />
        </p>
      )
    case 'heading':
      // Headings of a quoted text are no headings of the page.
      return (
        <p className={block.level <= 2 ? 'prose-heading text-lg' : 'prose-heading'}>
          <Inlines nodes={block.children} />
        </p>
      )
    case 'list': {
      const items = block.items.map((item, i) => (
        <li key={i}>
          <Inlines nodes={item} />
        </li>
      ))
      return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>
    }
    case 'code':
      return (
        <pre tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      )
    case 'math':
      return <Formula tex={block.tex} display />
    case 'rule':
      return <hr />
  }
}

function Inlines({ nodes }: { nodes: readonly Inline[] }): ReactNode {
  return nodes.map((node, i) => <InlineView key={i} node={node} />)
}

function InlineView({ node }: { node: Inline }): ReactNode {
  switch (node.kind) {
    case 'text':
      return <Fragment>{node.text}</Fragment>
    case 'code':
      return <code>{node.text}</code>
    case 'math':
      return <Formula tex={node.tex} display={node.display} />
    case 'strong':
      return (
        <strong>
          <Inlines nodes={node.children} />
        </strong>
      )
    case 'em':
      return (
        <em>
          <Inlines nodes={node.children} />
        </em>
      )
  }
}
