// The budgets and the current state of each. A part of the Usage screen.
import { ExternalLink, Plus } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { BudgetStatus } from '../../../../domain/budgets/budget.ts'
import type { BudgetId } from '../../../../domain/ids.ts'
import type { Key } from '../../../../domain/keys/key.ts'
import { describeFailure } from '../../../../words/describe-failure.ts'
import { words } from '../../../../words/words.ts'
import { useResource } from '../../../base/store.ts'
import { Button, Icon } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'
import { EmptyNotice, FailureNotice, LateLoading } from '../../../ui/notice.tsx'
import { TextButton } from '../../../ui/text-button.tsx'
import { openLink } from '../../../parts/open-link.ts'
import { keys as keysResource } from '../../../stores/keys.ts'
import { AddBudgetSheet } from './add-budget-sheet.tsx'
import { isListed, nameParts, orderBudgets } from './budget-figures.ts'
import { budgetRowId, BudgetRow } from './budget-row.tsx'
import { budgets, useBudgets } from './budgets-store.ts'

const noKeys: readonly Key[] = []

const limitsUrl = 'https://platform.openai.com/settings/organization/limits'

export function BudgetsPart(): ReactNode {
  const { value, failure } = useBudgets()
  const keys = useResource(keysResource).value ?? noKeys
  const [isAdding, setIsAdding] = useState(false)
  const [editedId, setEditedId] = useState<BudgetId | null>(null)
  const list = value ? orderBudgets(value, keys) : []
  useFocusAfterRemoval(list, isAdding)

  const closeEdit = (id: BudgetId) => {
    setEditedId(null)
    focusRow(id)
  }
  return (
    <>
      {failure && (
        <div className="mb-4">
          <FailureNotice {...describeFailure(failure)}>
            <Button onClick={() => void budgets.reload()}>{words.app.tryAgain}</Button>
          </FailureNotice>
        </div>
      )}
      {!value && !failure && <LateLoading text={words.app.loading} />}
      {value?.length === 0 && (
        <EmptyNotice title={words.budgets.emptyTitle} sentence={words.budgets.emptySentence}>
          <AddButton onAdd={() => setIsAdding(true)} />
        </EmptyNotice>
      )}
      {list.length > 0 && (
        <>
          <div className="mb-4 flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
            <p className="max-w-[600px] min-w-0 flex-1 basis-72 text-quiet">{words.budgets.sentence}</p>
            <AddButton onAdd={() => setIsAdding(true)} />
          </div>
          <ul
            aria-label={words.budgets.title}
            className="@container overflow-hidden rounded-large border border-line bg-surface"
          >
            {list.map((status) => (
              <BudgetRow
                key={status.budget.id}
                status={status}
                scope={nameParts(status.budget.scope, keys)}
                isForSomething={isListed(status.budget.scope, keys)}
                isEdited={editedId === status.budget.id}
                onEdit={() => setEditedId(status.budget.id)}
                onClose={() => closeEdit(status.budget.id)}
              />
            ))}
          </ul>
        </>
      )}
      <ScopeNote isAlone={list.length === 0} />
      <AddBudgetSheet
        isOpen={isAdding}
        list={list}
        keys={keys}
        onClose={() => setIsAdding(false)}
        onGone={focusAdd}
        onChange={(id) => {
          setIsAdding(false)
          setEditedId(id)
        }}
      />
    </>
  )
}

const AddButton = ({ onAdd }: { readonly onAdd: () => void }): ReactNode => (
  <Button kind="primary" icon={Plus} data-budget-add onClick={onAdd}>
    {words.budgets.add}
  </Button>
)

/** Explains that this app only counts its own requests. */
function ScopeNote({ isAlone }: { readonly isAlone: boolean }): ReactNode {
  return (
    <div className={classes('mt-6 max-w-[640px] text-small text-quiet', isAlone && 'mx-auto text-center')}>
      <p>{words.budgets.scopeNote}</p>
      <TextButton
        className="mt-1 inline-flex items-center gap-1"
        onClick={() => openLink(limitsUrl)}
        title={limitsUrl}
      >
        {words.budgets.openLimits}
        <Icon of={ExternalLink} />
      </TextButton>
    </div>
  )
}

/** Looks the button up, because it moves once there is a budget. */
const focusAdd = (): void => document.querySelector<HTMLElement>('[data-budget-add]')?.focus()

const focusRow = (id: BudgetId): void =>
  document.getElementById(budgetRowId(id))?.querySelector<HTMLElement>('[data-budget-edit]')?.focus()

/**
 * When a row is removed, the row that takes its place gets the focus, or else the button that adds a budget.
 */
function useFocusAfterRemoval(list: readonly BudgetStatus[], isCovered: boolean): void {
  const before = useRef(list)
  useEffect(() => {
    const goneAt = before.current.findIndex(
      ({ budget }) => !list.some((status) => status.budget.id === budget.id),
    )
    before.current = list
    if (goneAt < 0 || isCovered || document.activeElement !== document.body) return
    const next = list[Math.min(goneAt, list.length - 1)]
    if (next) focusRow(next.budget.id)
    else focusAdd()
  })
}
