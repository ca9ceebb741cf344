// What the name of a variable, and the beginning of its value, say of whose key it is. A key that was made by
// another service must not be offered as OpenAI's: it would be sent there.
import { hideKeyLike } from '../../../domain/keys/key-like.ts'

const maxShownChars = 100

/** As environments spell it: `openai-api-key` and `openai.api_key` are the same name. */
const normalize = (name: string): string => name.toUpperCase().replaceAll(/[.-]/gu, '_')

const keyPattern = /^(?:(.*)_)?OPENAI_(?:API_)?KEY(?:_?\d+)?$/u
const baseUrlPattern = /^(?:(.*)_)?OPENAI_(?:API_)?BASE(?:_URL)?$/u

/** Whoever else calls a key `sk-…`, or speaks OpenAI's protocol under an address of its own. */
const othersPattern =
  /(?:^|_)(?:ANTHROPIC|CLAUDE|AZURE|DEEPSEEK|OPEN_?ROUTER|MOONSHOT|KIMI|DASHSCOPE|QWEN|ALIBABA|STRIPE|LANGFUSE|LITELLM|HELICONE|PORTKEY|SILICONFLOW|MISTRAL|GROQ|XAI|GROK|GEMINI|GOOGLE|COHERE|TOGETHER|FIREWORKS|PERPLEXITY|ZHIPU|MINIMAX|STABILITY|ELEVENLABS|HUGGINGFACE|HF)(?:_|$)/u

const othersKeyPattern = /^sk-(?:ant|or|lf|lc|hc|litellm)-/u

/** For a key of OpenAI's protocol the part before `OPENAI_`, often empty; otherwise `null`. */
export function readKeyName(name: string): string | null {
  const found = keyPattern.exec(normalize(name))
  return found && !isOthersName(name) ? (found[1] ?? '') : null
}

/** The same of a variable that holds a base URL. */
export function readBaseUrlName(name: string): string | null {
  const found = baseUrlPattern.exec(normalize(name))
  return found && !isOthersName(name) ? (found[1] ?? '') : null
}

export const isOthersName = (name: string): boolean => othersPattern.test(normalize(name))

/** By the beginnings that other services are known to give their keys. */
export const isOthersKey = (value: string): boolean => othersKeyPattern.test(value)

/** Such as a window may show: bounded, and nothing in it that could be a key. */
export const showName = (name: string): string => hideKeyLike(name).slice(0, maxShownChars)
