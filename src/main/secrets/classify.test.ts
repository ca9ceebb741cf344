import { expect, test } from 'vitest'
import { classifySecretFault } from './classify.ts'

test.each([
  ['Secret Service: unlock prompt was dismissed', 'locked'],
  ['Secret Service: object locked', 'locked'],
  ['SS error: prompt dismissed', 'locked'],
  ['Cannot create an item in a locked collection', 'locked'],
  ['Platform failure: User canceled the operation.', 'locked'],
  ['User interaction is not allowed.', 'locked'],
  ['The user name or passphrase you entered is not correct.', 'locked'],
  ['Secret Service: no result found', 'unavailable'],
  ['Object does not exist at path /org/freedesktop/secrets/collection/login', 'unavailable'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'unavailable'],
  ['DBus error: Unable to autolaunch a dbus-daemon; set your DBUS_SESSION_BUS_ADDRESS', 'unavailable'],
  ['No DBus session or Secret Service provider found', 'unavailable'],
  ["Cannot find module '@napi-rs/keyring-linux-x64-gnu'", 'unavailable'],
  ['something nobody has seen yet', 'unavailable'],
  ['Platform failure: DBus error: Did not receive a reply. Possible causes include: …', 'silent'],
  ['Given up before it began.', 'silent'],
  ['This operation was aborted', 'silent'],
  ["Couldn't access platform storage: Secret Service: unlock prompt was dismissed", 'locked'],
  ['Platform failure: DBus error: Connection is closed', 'unavailable'],
  ['SS error: connection closed before prompt completed', 'unavailable'],
  ['The thread ended.', 'unavailable'],
  ['Entry is matched by multiple credentials', 'corrupt'],
  ['Entry is matched by 2 credentials: [Entry { inner: Wrapper { path: Path("/org/…") } }]', 'corrupt'],
  ['Ambiguous', 'corrupt'],
  ['Data is not UTF-8 encoded', 'corrupt'],
  ['BadEncoding', 'corrupt'],
])('%s is %s', (message, fault) => {
  expect(classifySecretFault(new Error(message))).toBe(fault)
})

test.each([undefined, null, 'text', 3, { message: 'locked' }])('anything may be thrown: %j', (thrown) => {
  expect(classifySecretFault(thrown)).toBe('unavailable')
})
