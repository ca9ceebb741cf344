// Shows the system's notifications. If the system has none, nothing is lost: the window says the same.
import { Notification } from 'electron'

export interface NotificationSaying {
  readonly title: string
  readonly body: string
  readonly onClick: () => void
}

// A notification that nothing refers to can be collected while it is shown; its click would then be lost.
const shown = new Set<Notification>()

export function notify({ title, body, onClick }: NotificationSaying): void {
  if (!Notification.isSupported()) return
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
