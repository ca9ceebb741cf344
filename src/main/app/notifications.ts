// The system's notifications. Where there are none, nothing is told: whatever one says stands in the window too.
import { Notification } from 'electron'

export interface NotificationSaying {
  readonly title: string
  readonly body: string
  readonly onClick: () => void
}

// One that nothing refers to may be collected while it is shown, and its click is then never heard.
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
