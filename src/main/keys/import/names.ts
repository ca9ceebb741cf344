// Tells whose key a variable has, by its name and the beginning of its value. Another service's key must not
// be offered as OpenAI's, because it would be sent there.
import { hideKeyLike } from '../../../domain/keys/key-like.ts'

const maxShownChars = 100

/** `openai-api-key` and `openai.api_key` count as OPENAI_API_KEY. */
const normalize = (name: string): string => name.toUpperCase().replaceAll(/[.-]/gu, '_')

const keyPattern = /^(?:(.*)_)?OPENAI_(?:API_)?KEY(?:_?\d+)?$/u
const baseUrlPattern = /^(?:(.*)_)?OPENAI_(?:API_)?BASE(?:_URL)?$/u

/** Other services whose keys begin with `sk-`, or that speak OpenAI's protocol at their own address. */
const othersPattern =
  /(?:^|_)(?:ANTHROPIC|CLAUDE|AZURE|DEEPSEEK|OPEN_?ROUTER|MOONSHOT|KIMI|DASHSCOPE|QWEN|ALIBABA|STRIPE|LANGFUSE|LITELLM|HELICONE|PORTKEY|SILICONFLOW|MISTRAL|GROQ|XAI|GROK|GEMINI|GOOGLE|COHERE|TOGETHER|FIREWORKS|PERPLEXITY|ZHIPU|MINIMAX|STABILITY|ELEVENLABS|HUGGINGFACE|HF)(?:_|$)/u

const othersKeyPattern = /^sk-(?:ant|or|lf|lc|hc|litellm)-/u

/** Returns the part before `OPENAI_`, often empty, if the name is that of an OpenAI key; otherwise `null`. */
export function readKeyName(name: string): string | null {
  const found = keyPattern.exec(normalize(name))
  return found && !isOthersName(name) ? (found[1] ?? '') : null
}

/** Does the same for a variable with a base URL. */
export function readBaseUrlName(name: string): string | null {
  const found = baseUrlPattern.exec(normalize(name))
  return found && !isOthersName(name) ? (found[1] ?? '') : null
}

export const isOthersName = (name: string): boolean => othersPattern.test(normalize(name))

/** Returns true if the key begins as another service's keys are known to. */
export const isOthersKey = (value: string): boolean => othersKeyPattern.test(value)

/** Returns a name that a window can show: short, and without anything that could be a key. */
export const showName = (name: string): string => hideKeyLike(name).slice(0, maxShownChars)
