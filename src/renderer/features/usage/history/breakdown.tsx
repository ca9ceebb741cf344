// Breaks the period down by model, key, project, chat or purpose. A press on a row shows only that group.
import { useId, type ReactNode } from 'react'
import { groupings, type UsageFilter, type UsageGroup } from '../../../../domain/usage/history.ts'
import { words } from '../../../../words/words.ts'
import { goTo } from '../../../base/navigation.ts'
import { formatCompact, formatCount, formatPercent } from '../../../base/format.ts'
import { useResource } from '../../../base/store.ts'
import { classes } from '../../../ui/classes.ts'
import { Segments } from '../../../ui/segments.tsx'
import { TextButton } from '../../../ui/text-button.tsx'
import { keys } from '../../../stores/keys.ts'
import { filterOf } from './filter-of.ts'
import { nameGroup } from './group-names.ts'
import { choose, toggleFilter, useHistoryChoice } from './history-choice.ts'
import { describeSumBriefly, isUnpriced } from '../sum-text.ts'
import { SectionHead } from '../section-head.tsx'
import { Cell, HeadCell, TableFrame } from '../table.tsx'
import type { AnsweredHistory } from './use-history.ts'

const listOptions = () => groupings.map((value) => ({ value, label: words.usage.groupings[value] }))

export function Breakdown({ answered }: { readonly answered: AnsweredHistory }): ReactNode {
  const { question, history } = answered
  const { by } = useHistoryChoice()
  const id = useId()
  const { groups, groupCount, total } = history
  const isByCost = total.costNanoUsd > 0
  const largest = Math.max(1, ...groups.map((group) => (isByCost ? group.costNanoUsd : group.requests)))
  return (
    <section aria-labelledby={id} className="mt-8">
      <SectionHead id={id} name={words.usage.groupingsIn[question.by]}>
        <Segments
          name={words.usage.breakdown}
          value={by}
          options={listOptions()}
          onChoose={(next) => choose({ by: next })}
        />
      </SectionHead>
      <div className="mt-3">
        <TableFrame name={words.usage.groupingsIn[question.by]}>
          <thead>
            <tr>
              <HeadCell>{words.usage.groupings[question.by]}</HeadCell>
              <HeadCell>{words.usage.columns.share}</HeadCell>
              <HeadCell isNumber>{words.usage.columns.cost}</HeadCell>
              <HeadCell isNumber>{words.usage.columns.requests}</HeadCell>
              <HeadCell isNumber>{words.usage.columns.tokens}</HeadCell>
              <HeadCell isNumber>{words.usage.columns.errors}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <GroupRow
                key={group.id}
                group={group}
                answered={answered}
                largest={largest}
                isByCost={isByCost}
              />
            ))}
          </tbody>
        </TableFrame>
      </div>
      {groupCount > groups.length && (
        <p className="mt-2 text-small text-quiet">{words.usage.moreGroups(groupCount - groups.length)}</p>
      )}
    </section>
  )
}

interface GroupRowProps {
  readonly group: UsageGroup
  readonly answered: AnsweredHistory
  readonly largest: number
  readonly isByCost: boolean
}

function GroupRow({ group, answered, largest, isByCost }: GroupRowProps): ReactNode {
  const { question, history } = answered
  const { filter } = useHistoryChoice()
  const allKeys = useResource(keys).value ?? []
  const { id, title, requests, failedRequests, inputTokens, outputTokens, costNanoUsd } = group
  const own = filterOf(question.by, id)
  const isChosen = own !== null && filter?.by === own.by && filter.id === own.id
  const value = isByCost ? costNanoUsd : requests
  const whole = isByCost ? history.total.costNanoUsd : history.total.requests
  const isUnknown = isByCost && isUnpriced(group)
  return (
    <tr className="relative border-t border-line hover:bg-soft has-aria-pressed:bg-chosen">
      <HeadCell isRow>
        <button
          type="button"
          aria-pressed={isChosen}
          disabled={own === null}
          dir="auto"
          title={nameGroup(question.by, id, title, allKeys)}
          onClick={() => own && toggleFilter(own, title)}
          // The button covers the whole row.
          className="block max-w-[132px] truncate text-start after:absolute after:inset-0 sm:max-w-[280px]"
        >
          {nameGroup(question.by, id, title, allKeys)}
        </button>
        {question.by === 'conversation' && own?.by === 'conversation' && own.id !== '' && title !== null && (
          <OpenChat filter={own} title={title} />
        )}
      </HeadCell>
      <Cell className="sm:w-1/3">
        <Share ofLargest={value / largest} ofAll={isUnknown ? null : value / whole} />
      </Cell>
      <Cell isNumber>{describeSumBriefly(group)}</Cell>
      <Cell isNumber>{formatCount(requests)}</Cell>
      <Cell isNumber>{formatCompact(inputTokens + outputTokens)}</Cell>
      <Cell isNumber>{formatCount(failedRequests)}</Cell>
    </tr>
  )
}

function OpenChat({ filter, title }: { readonly filter: UsageFilter; readonly title: string }): ReactNode {
  return (
    <TextButton
      aria-label={words.usage.openChat(title)}
      className="relative z-1"
      onClick={() => {
        if (filter.by === 'conversation' && filter.id !== '')
          goTo({ screen: 'chat', conversationId: filter.id })
      }}
    >
      {words.usage.open}
    </TextButton>
  )
}

interface ShareProps {
  readonly ofLargest: number
  /** `null` if it isn't known, because there is no price. */
  readonly ofAll: number | null
}

const Share = ({ ofLargest, ofAll }: ShareProps): ReactNode => (
  <span className="flex items-center gap-3">
    <span aria-hidden className="hidden h-2 w-full min-w-16 sm:block">
      <span
        className={classes('bar block h-full rounded-[3px] bg-brass', ofLargest > 0 && 'min-w-px')}
        style={{ width: `${Math.min(1, ofLargest) * 100}%` }}
      />
    </span>
    <span className="w-12 shrink-0 text-end text-small text-quiet">
      {ofAll === null ? words.usage.none : formatPercent(ofAll)}
    </span>
  </span>
)
