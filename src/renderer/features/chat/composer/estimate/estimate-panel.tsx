// The details of the figures beside Send: what the cost consists of, what fills the context, what the chat
// has cost.
import type { ReactNode, RefObject } from 'react'
import type { MessageEstimate } from '../../../../../domain/usage/message-estimate.ts'
import type { UsageSum } from '../../../../../domain/usage/usage.ts'
import { words } from '../../../../../words/words.ts'
import { goTo } from '../../../../base/navigation.ts'
import { formatCount } from '../../../../base/format.ts'
import { classes } from '../../../../ui/classes.ts'
import { Popover } from '../../../../ui/popover.tsx'
import { TextButton } from '../../../../ui/text-button.tsx'
import { formatTokens } from '../../../../stores/models/facts.ts'
import { nameModel } from '../../../../stores/models/choice.ts'
import { readContextShare } from './context-share.ts'
import { describeCost, describeEstimate, describeSum } from './estimate-texts.ts'

interface EstimatePanelProps {
  readonly isOpen: boolean
  readonly anchor: RefObject<HTMLElement | null>
  /** `null` until it is estimated. */
  readonly estimate: MessageEstimate | null
  /** True if a message is written; false if the estimate covers only the earlier messages. */
  readonly isWritten: boolean
  readonly modelId: string
  /** `null` for a chat that hasn't begun. */
  readonly sum: UsageSum | null
  readonly onClose: () => void
}

export function EstimatePanel(props: EstimatePanelProps): ReactNode {
  const { isOpen, anchor, estimate, isWritten, modelId, sum, onClose } = props
  return (
    <Popover
      isOpen={isOpen}
      name={words.estimate.name}
      anchor={anchor}
      side="top"
      className="max-h-(--available-height) w-80"
      onClose={onClose}
    >
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-4 text-small">
        {estimate && isWritten && <MessageCost estimate={estimate} modelId={modelId} />}
        {estimate ? (
          <Context estimate={estimate} modelId={modelId} isWritten={isWritten} />
        ) : (
          <p className="text-quiet">{words.estimate.notYet}</p>
        )}
        {sum && (
          <section className="flex items-baseline justify-between gap-4">
            <h2 className="font-semibold">{words.estimate.spent}</h2>
            <p data-testid="spent-in-chat" className="text-end tabular-nums">
              {describeSum(sum)}
            </p>
          </section>
        )}
      </div>
    </Popover>
  )
}

interface EstimateProps {
  readonly estimate: MessageEstimate
  readonly modelId: string
}

function MessageCost({ estimate, modelId }: EstimateProps): ReactNode {
  const { certainty } = estimate
  return (
    <section>
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="font-semibold">{words.estimate.message}</h2>
        <p className="font-semibold tabular-nums">{describeCost(estimate)}</p>
      </div>
      <p className="mt-1 tabular-nums">{describeEstimate(estimate)}</p>
      {certainty === 'estimated' && <p className="mt-1 text-quiet">{words.estimate.estimateWhy}</p>}
      {certainty === 'free' && <p className="mt-1 text-quiet">{words.estimate.freeWhy}</p>}
      {certainty === 'unpriced' && (
        <p className="mt-1 text-quiet">
          {words.estimate.unpricedWhy(modelId)}{' '}
          <TextButton onClick={() => goTo({ screen: 'usage', part: 'prices', modelId })}>
            {words.estimate.setPrice}
          </TextButton>
        </p>
      )}
    </section>
  )
}

function Context({
  estimate,
  modelId,
  isWritten,
}: EstimateProps & { readonly isWritten: boolean }): ReactNode {
  const { inputTokens, instructionTokens, contextTokens } = estimate
  const textTokens = isWritten ? estimate.textTokens : 0
  const spokenTokens = inputTokens - instructionTokens - estimate.textTokens
  const context = readContextShare(estimate)
  const parts = [
    { name: words.estimate.instructions, tokens: instructionTokens, mark: 'bg-outline' },
    { name: words.estimate.conversation, tokens: spokenTokens, mark: 'bg-quiet' },
    { name: words.estimate.message, tokens: textTokens, mark: 'bg-brass' },
  ]
  const isOver = context?.fullness === 'over'
  return (
    <section>
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="font-semibold">{words.estimate.context}</h2>
        {contextTokens !== null && (
          <p className={classes('tabular-nums', isOver ? 'text-bad' : 'text-quiet')}>
            {words.estimate.contextOf(formatTokens(inputTokens), formatTokens(contextTokens))}
          </p>
        )}
      </div>
      {context && (
        <div aria-hidden className="mt-2 flex h-2 overflow-hidden rounded-full bg-line">
          {parts.map(({ name, tokens, mark }) => (
            <span
              key={name}
              className={isOver ? 'bg-bad' : mark}
              style={{ width: `${(100 * tokens) / Math.max(inputTokens, context.contextTokens)}%` }}
            />
          ))}
        </div>
      )}
      <dl className="mt-2 grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 tabular-nums">
        {parts.map(({ name, tokens, mark }) => (
          <Line key={name} name={name} tokens={tokens} mark={context ? mark : null} />
        ))}
        {contextTokens !== null && (
          <Line name={words.estimate.left} tokens={Math.max(0, contextTokens - inputTokens)} mark="bg-line" />
        )}
      </dl>
      {contextTokens === null && (
        <p className="mt-2 text-quiet">{words.estimate.contextUnknown(nameModel(modelId))}</p>
      )}
    </section>
  )
}

interface LineProps {
  readonly name: string
  readonly tokens: number
  /** Its colour class in the bar; `null` if there is no bar. */
  readonly mark: string | null
}

const Line = ({ name, tokens, mark }: LineProps): ReactNode => (
  <>
    <dt className="flex items-center gap-2 text-quiet">
      {mark && <span aria-hidden className={classes('size-2 rounded-full', mark)} />}
      {name}
    </dt>
    <dd className="text-end">{formatCount(tokens)}</dd>
  </>
)
