// Who gave out a key: OpenAI, whose page for keys is known, or a server of which only the name is. Pure.
import { isOpenAiOrigin } from '../../../../domain/base-url.ts'

export interface Provider {
  readonly name: string
  /** Where its keys are made and revoked; `null` where that isn't known. */
  readonly keysUrl: string | null
}

export const readProvider = (baseUrl: string): Provider =>
  isOpenAiOrigin(baseUrl)
    ? { name: 'OpenAI', keysUrl: 'https://platform.openai.com/api-keys' }
    : { name: new URL(baseUrl).host, keysUrl: null }
