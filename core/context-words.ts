/**
 * How servers say that a prompt does not fit the context window. Each line is the wording of a server or provider;
 * a refusal over the rate limit ("tokens per minute") is none of them.
 */
const WORDINGS: readonly RegExp[] = [
  // OpenAI and whatever speaks like it (Azure, DeepSeek, Groq, older vLLM); xAI says "maximum prompt length".
  /context_length_exceeded/i,
  /maximum (context|prompt|model) length/i,
  /exceed_?context_?size/i,
  // vLLM
  /longer than the maximum model length/i,
  /model's context length is only/i,
  /input prompt \(\d+ tokens\) is too long/i,
  // llama.cpp's server
  /exceeds? the available context size/i,
  /input is too large to process/i,
  // text-generation-inference
  /`?inputs`? (tokens \+ `?max_new_tokens`? must be <=|must have less than)/i,
  // Ollama
  /input length exceeds (the |maximum )*context length/i,
  /exceeded max context length/i,
  // SGLang
  /longer than the model's context length/i,
  /input length \(\d+ tokens\) exceeds/i,
  // Anthropic, Google, Mistral, Cohere, Bedrock
  /prompt is too long/i,
  /exceed(s|ed)? context limit/i,
  /exceeds? the maximum number of (input )?tokens/i,
  /too large for model with \d+ maximum context/i,
  /too many (input |prompt )?tokens(?! per)/i,
  /input (is )?too long/i,
  // TensorRT-LLM, tabbyAPI, LM Studio
  /prompt length \(?\d+\)? (exceeds|is greater than)/i,
  /greater than the context length/i,
  /context length of only/i,
  // anybody else
  /(exceeds?|larger than|longer than|over) (the |this |your )?(model'?s? )?(available |maximum )?context([ _-]?(length|window|size))?\b/i,
  /context[ _-]?(length|window|size)[^.]{0,40}(exceed|too (long|small|large)|overflow)/i,
  /(exceed|reduce)[^.]{0,60}(context[ _-]?(length|window|size)|n_ctx)/i,
]

const RATE = /(tokens|requests)[ -]?per[ -]?(minute|second|hour|day)|\b(TPM|RPM|TPD)\b|rate[ _-]?limit/i

/**
 * Whether an error text says that the prompt is too long for the model's context window.
 *
 * @param text the endpoint's words, as they came
 * @returns false for rate limits, even where they speak of too many tokens
 * @example saysContextLength("This model's maximum context length is 8192 tokens.") // true
 * @example saysContextLength('Request too large: limit 30000 tokens per minute (TPM)') // false
 */
export function saysContextLength(text: string): boolean {
  return WORDINGS.some((wording) => wording.test(text)) && !RATE.test(text)
}
