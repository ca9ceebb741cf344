// The alerts above the history, each shown until it is dismissed; nothing if there are none.
import { useState, type ReactNode } from 'react'
import type { Alert } from '../../../../domain/usage/alert.ts'
import type { AlertId, KeyId } from '../../../../domain/ids.ts'
import { words } from '../../../../words/words.ts'
import { api } from '../../../base/api.ts'
import { goTo } from '../../../base/navigation.ts'
import { useResource } from '../../../base/store.ts'
import { tellFailure } from '../../../ui/notices.tsx'
import { TextButton } from '../../../ui/text-button.tsx'
import { useNowMs } from '../../../base/use-now.ts'
import { keys } from '../../../stores/keys.ts'
import { choose } from '../history/history-choice.ts'
import { overview } from '../../../stores/usage.ts'
import { AlertCard } from './alert-card.tsx'
import { describeAlert } from './describe-alert.ts'

const shownAtFirst = 3

export function AlertList(): ReactNode {
  const state = useResource(overview).value
  const [isWhole, setIsWhole] = useState(false)
  const nowMs = useNowMs()
  // Hides a dismissed alert without waiting for main, so that the next key press goes to the next card.
  const [gone, setGone] = useState<ReadonlySet<AlertId>>(new Set())
  const alerts = (state?.alerts ?? []).filter(({ id }) => !gone.has(id))
  const futureRequests = state?.futureRequests ?? 0
  if (alerts.length === 0 && futureRequests === 0) return null

  const dismiss = async (alertId: AlertId): Promise<void> => {
    setGone((before) => new Set(before).add(alertId))
    const answer = await api.usage.dismissAlert({ alertId })
    if (answer.ok) return
    setGone((before) => new Set([...before].filter((id) => id !== alertId)))
    tellFailure(answer.failure)
  }
  const shown = isWhole ? alerts : alerts.slice(0, shownAtFirst)
  const left = alerts.length - shown.length
  return (
    <section aria-label={words.alerts.list} className="mb-6 print:hidden">
      <ul className="flex flex-col gap-2">
        {futureRequests > 0 && (
          <AlertCard
            title={words.alerts.future.title}
            sentence={words.alerts.future.sentence(futureRequests)}
            nowMs={nowMs}
          >
            <TextButton onClick={() => choose({ period: 'all' })}>{words.alerts.future.show}</TextButton>
          </AlertCard>
        )}
        {shown.map((alert) => (
          <OneAlert key={alert.id} alert={alert} nowMs={nowMs} onDismiss={() => void dismiss(alert.id)} />
        ))}
      </ul>
      {left > 0 && (
        <TextButton className="mt-2" onClick={() => setIsWhole(true)}>
          {words.alerts.more(left)}
        </TextButton>
      )}
    </section>
  )
}

interface OneAlertProps {
  readonly alert: Alert
  readonly nowMs: number
  readonly onDismiss: () => void
}

function OneAlert({ alert: { atMs, facts }, nowMs, onDismiss }: OneAlertProps): ReactNode {
  const allKeys = useResource(keys).value ?? []
  const keyId = facts.kind === 'spending-above-habit' ? null : facts.keyId
  const key = allKeys.find(({ id }) => id === keyId)
  const { title, sentence, why, show } = describeAlert(facts, key?.label ?? null)
  return (
    <AlertCard title={title} sentence={sentence} why={why} atMs={atMs} nowMs={nowMs} onDismiss={onDismiss}>
      <TextButton onClick={() => showRecords(facts, keyId)}>{show}</TextButton>
      {key && (
        <TextButton onClick={() => goTo({ screen: 'keys', keyId: key.id })}>
          {words.alerts.openKey}
        </TextButton>
      )}
    </AlertCard>
  )
}

/** Narrows the screen to the requests that the alert is about. */
function showRecords(facts: Alert['facts'], keyId: KeyId | null): void {
  const all = { filter: null, kind: 'all' } as const
  if (facts.kind === 'spending-above-habit')
    return choose({ ...all, period: 'custom', custom: { fromDay: facts.day, toDay: facts.day } })
  const kind = facts.kind === 'refusal-burst' ? 'failed' : 'all'
  choose({ period: 'month', kind, filter: { by: 'key', id: keyId ?? '' } })
  // Scroll to the records, which are too far below to see them change.
  document.querySelector('[data-part="records"]')?.scrollIntoView({ block: 'start' })
}
