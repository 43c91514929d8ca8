import type { ChatHistoryItem, ChatWrapper, LlamaModel, Token } from 'node-llama-cpp'
import type { Sampling } from '#core/protocol/index.ts'
import type { ChatMessage } from '../engine.ts'

export interface Prompt {
  tokens: Token[]
  /** tokens that end the answer besides the model's own end tokens */
  stops: ReadonlySet<Token>
  /** where the chat format is from: the model file's own template, or a format that fits the model */
  template: string
}

/**
 * The messages in the model's own chat format, as tokens. Text that looks like a control token stays text: a
 * prompt cannot end its own turn.
 */
export async function promptOf(
  model: LlamaModel,
  messages: readonly ChatMessage[],
  thinking: Sampling['thinking'],
): Promise<Prompt> {
  const { JinjaTemplateChatWrapper, resolveChatWrapper } = await import('node-llama-cpp')
  const template = model.fileInfo.metadata.tokenizer?.chat_template
  let wrapper: ChatWrapper | null = null
  if (typeof template === 'string') {
    try {
      wrapper = new JinjaTemplateChatWrapper({
        template,
        tokenizer: model.tokenizer,
        reasoning: thinking.mode === 'default' ? null : thinking.mode === 'on',
      })
    } catch {
      // A template that the interpreter does not understand: a built-in format for this kind of model then.
    }
  }
  const fromFile = wrapper !== null
  wrapper ??= resolveChatWrapper(model)
  const state = wrapper.generateContextState({ chatHistory: historyOf(messages) })
  const stops = new Set<Token>()
  for (const trigger of state.stopGenerationTriggers) {
    const tokens = trigger.tokenize(model.tokenizer)
    const [first] = tokens
    // Triggers of one token; a longer one begins with an end token, which ends the answer anyway.
    if (tokens.length === 1 && first !== undefined) stops.add(first)
  }
  return {
    tokens: state.contextText.tokenize(model.tokenizer),
    stops,
    template: fromFile ? 'model file' : wrapper.wrapperName,
  }
}

function historyOf(messages: readonly ChatMessage[]): ChatHistoryItem[] {
  const items = messages.map((m): ChatHistoryItem => {
    switch (m.role) {
      case 'system':
        return { type: 'system', text: m.content }
      case 'user':
        return { type: 'user', text: m.content }
      case 'assistant':
        return { type: 'model', response: [m.content] }
    }
  })
  // The turn that is to be written.
  return [...items, { type: 'model', response: [] }]
}
