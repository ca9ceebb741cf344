import type * as z from 'zod'
import { describe, expectTypeOf, it } from 'vitest'
import type { ConversationId, KeyId, MessageId } from '../domain/ids.ts'
import type { Key } from '../domain/keys/key.ts'
import type { ShownConversation } from '../domain/chat/shown-conversation.ts'
import type { Result } from '../domain/result.ts'
import type { ListedRecord } from '../domain/usage/history.ts'
import type { Bridge, Events, Handlers, StreamHandle } from './derived.ts'
import type { Contract } from './index.ts'

type Api = Bridge<Contract>
type Shown = z.output<Contract['chat']['readConversation']['output']>

describe('what is derived from the contract', () => {
  it('answers in the types of the domain, brands included', () => {
    expectTypeOf<Awaited<ReturnType<Api['keys']['listKeys']>>>().toExtend<Result<Key[]>>()
    expectTypeOf<Awaited<ReturnType<Api['usage']['listRecords']>>>().toExtend<
      Result<{ records: readonly ListedRecord[] }>
    >()
    expectTypeOf<Awaited<ReturnType<Api['chat']['readConversation']>>>().toExtend<Result<ShownConversation>>()
    expectTypeOf<Awaited<ReturnType<Api['chat']['sendMessage']>>>().toEqualTypeOf<
      Result<{ conversationId: ConversationId; messageId: MessageId; shown: Shown }>
    >()
  })

  it('gives handlers parsed input, and leaves out events', () => {
    type Keys = Handlers<Contract>['keys']
    expectTypeOf<Parameters<Keys['dropCandidate']>[0]>().toEqualTypeOf<{ keyId: KeyId }>()
    expectTypeOf<keyof Keys & 'keysChanged'>().toEqualTypeOf<never>()
  })

  it('makes events listeners, and streams handles', () => {
    expectTypeOf<ReturnType<Api['keys']['keysChanged']>>().toEqualTypeOf<() => void>()
    expectTypeOf<ReturnType<Api['chat']['streamAnswer']>>().toEqualTypeOf<StreamHandle>()
    expectTypeOf<Events<Contract>['app.commandChosen']['command']>().toExtend<string>()
  })
})
