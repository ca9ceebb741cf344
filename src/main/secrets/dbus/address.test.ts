import { expect, test } from 'vitest'
import { listBusSockets } from './address.ts'

const read = (address: string) =>
  listBusSockets({ DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: '/run/user/1' })

test('the session’s bus is found where its address says', () => {
  expect(read('unix:path=/run/user/1000/bus')).toEqual(['/run/user/1000/bus'])
  expect(read('unix:path=/tmp/a%20bus,guid=0123')).toEqual(['/tmp/a bus'])
  expect(read('unix:guid=0123,abstract=/tmp/dbus-x')).toEqual(['\0/tmp/dbus-x'])
  expect(read('tcp:host=localhost,port=1;unix:path=/a;unix:path=/b')).toEqual(['/a', '/b'])
})

test('an address that can’t be used is no bus, and no other is tried', () => {
  for (const address of ['tcp:host=example.org,port=80', 'unixexec:path=/bin/sh', 'autolaunch:', 'nonsense'])
    expect(read(address)).toEqual([])
  expect(read('unix:path=/tmp/%zz')).toEqual(['/tmp/%zz'])
})

test('without an address it is where systemd puts it, if anywhere', () => {
  expect(listBusSockets({ XDG_RUNTIME_DIR: '/run/user/1' })).toEqual(['/run/user/1/bus'])
  expect(listBusSockets({})).toEqual([])
})
