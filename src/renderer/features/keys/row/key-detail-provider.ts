// Who issued a key: OpenAI, whose page for keys is known, or a server known only by name. Pure.
import { isOpenAiOrigin } from '../../../../domain/base-url.ts'

export interface Provider {
  readonly name: string
  /** The page where its keys are created and revoked; `null` if that isn't known. */
  readonly keysUrl: string | null
}

export const readProvider = (baseUrl: string): Provider =>
  isOpenAiOrigin(baseUrl)
    ? { name: 'OpenAI', keysUrl: 'https://platform.openai.com/api-keys' }
    : { name: new URL(baseUrl).host, keysUrl: null }
