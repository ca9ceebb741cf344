// All facts of one request, below its row.
import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Key } from '../../../../domain/keys/key.ts'
import type { ListedRecord } from '../../../../domain/usage/history.ts'
import { words } from '../../../../words/words.ts'
import { goTo } from '../../../base/navigation.ts'
import { formatCount, formatFullTime, formatSeconds } from '../../../base/format.ts'
import { announce } from '../../../ui/announce.tsx'
import { Button, IconButton } from '../../../ui/button.tsx'
import { useCopied } from '../../../ui/copied.ts'
import { nameKey, nameModel } from '../history/group-names.ts'
import { describeCost, describeOutcome } from './record-text.ts'

interface RecordFactsProps {
  readonly record: ListedRecord
  readonly keys: readonly Key[]
}

export function RecordFacts({ record, keys }: RecordFactsProps): ReactNode {
  const { facts } = words.usage
  const { modelAsked, modelAnswered, keyId, project, baseUrl, certainty, requestId, claimedTokens } = record
  const isPractice = record.backend === 'practice'
  const seconds = (ms: number) => words.usage.seconds(formatSeconds(ms))
  return (
    <div className="px-4 pt-1 pb-4">
      <dl className="gap-x-8 text-small @2xl:columns-2">
        <Fact name={words.usage.columns.time}>{formatFullTime(record.atMs)}</Fact>
        <Fact name={words.usage.columns.purpose}>{words.usage.purposes[record.purpose]}</Fact>
        <Fact name={facts.model}>{nameModel(modelAsked)}</Fact>
        {modelAnswered !== null && modelAnswered !== modelAsked && (
          <Fact name={facts.answered}>{modelAnswered}</Fact>
        )}
        {!isPractice && <Fact name={facts.key}>{nameKey(keyId, keys)}</Fact>}
        {project !== '' && <Fact name={facts.project}>{project}</Fact>}
        {!isPractice && <Fact name={facts.server}>{baseUrl ?? words.usage.unknownServer}</Fact>}
        {record.conversationTitle !== null && <Fact name={facts.chat}>{record.conversationTitle}</Fact>}
        <Tokens record={record} />
        <Fact name={facts.cost}>{describeCost(record)}</Fact>
        <Fact name={facts.certainty}>{words.usage.certainties[certainty]}</Fact>
        {record.priceSource !== null && (
          <Fact name={facts.price}>{words.usage.priceOf(record.priceSource, record.priceDate)}</Fact>
        )}
        <Fact name={facts.outcome}>{describeOutcome(record)}</Fact>
        {record.timeToFirstTokenMs !== null && (
          <Fact name={facts.firstToken}>{seconds(record.timeToFirstTokenMs)}</Fact>
        )}
        <Fact name={facts.took}>{seconds(record.durationMs)}</Fact>
        {requestId !== null && <RequestId requestId={requestId} />}
        {claimedTokens !== null && (
          <Fact name={facts.claimed}>{words.usage.claimedTokens(claimedTokens)}</Fact>
        )}
      </dl>
      <ShowMessage record={record} />
    </div>
  )
}

function Tokens({ record }: { readonly record: ListedRecord }): ReactNode {
  const { facts } = words.usage
  return (
    <>
      <Fact name={facts.input}>{formatCount(record.inputTokens)}</Fact>
      {record.cachedInputTokens > 0 && (
        <Fact name={facts.cached}>{formatCount(record.cachedInputTokens)}</Fact>
      )}
      {record.cacheWriteTokens > 0 && (
        <Fact name={facts.cacheWrites}>{formatCount(record.cacheWriteTokens)}</Fact>
      )}
      <Fact name={facts.output}>{formatCount(record.outputTokens)}</Fact>
      {record.reasoningTokens > 0 && (
        <Fact name={facts.reasoning}>{formatCount(record.reasoningTokens)}</Fact>
      )}
    </>
  )
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode => (
  <div className="flex min-w-0 break-inside-avoid gap-3 py-0.5">
    <dt className="w-40 shrink-0 text-quiet">{name}</dt>
    <dd dir="auto" className="min-w-0 tabular-nums">
      {children}
    </dd>
  </div>
)

function RequestId({ requestId }: { readonly requestId: string }): ReactNode {
  const [isCopied, copy] = useCopied()
  return (
    <Fact name={words.usage.facts.requestId}>
      <span className="flex items-center gap-1">
        <code className="min-w-0 font-mono break-all">{requestId}</code>
        <IconButton
          name={isCopied ? words.usage.copiedRequestId : words.usage.copyRequestId}
          icon={Copy}
          className="-my-1.5"
          onClick={() => {
            copy(requestId)
            announce(words.usage.copiedRequestId)
          }}
        />
      </span>
    </Fact>
  )
}

function ShowMessage({ record }: { readonly record: ListedRecord }): ReactNode {
  const { conversationId, messageId, conversationTitle } = record
  if (conversationId === null) return null
  if (conversationTitle === null) {
    return <p className="mt-3 text-small text-quiet">{words.usage.messageGone}</p>
  }
  return (
    <Button
      className="mt-3"
      onClick={() => goTo({ screen: 'chat', conversationId, ...(messageId !== null && { messageId }) })}
    >
      {messageId === null ? words.usage.showChat : words.usage.showMessage}
    </Button>
  )
}
