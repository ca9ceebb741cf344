// Shows the system's notifications, so many a minute at most: a script in the page can cause them. If the system has
// none, or there were too many, nothing is lost: the window says the same.
import { Notification } from 'electron'
import { createAllowance } from '../../domain/allowance.ts'

export interface NotificationSaying {
  readonly title: string
  readonly body: string
  readonly onClick: () => void
}

// A notification that nothing refers to can be collected while it is shown; its click would then be lost.
const shown = new Set<Notification>()

// One for each thing that can be told at once: a few budgets, an alert, the keys.
const allowance = createAllowance({ atOnce: 6, perMinute: 6 }, () => performance.now())

export function notify({ title, body, onClick }: NotificationSaying): void {
  if (!Notification.isSupported() || !allowance.take()) return
  const notification = new Notification({ title, body })
  const release = (): void => void shown.delete(notification)
  shown.add(notification)
  notification.on('click', () => {
    release()
    onClick()
  })
  notification.on('close', release)
  notification.on('failed', release)
  notification.show()
}
