import { uuid } from '@/lib/fields'
import { appField, mailField } from '@/lib/notification/fields'
import { kindNames, type MailMode, mailModes, type NotificationKind } from '@/lib/notification/kinds'
import { z } from '@/lib/zod'

export const openInput = z.strictObject({ id: uuid() })
export type OpenInput = z.infer<typeof openInput>

/** Everything up to the newest that was on the page: what came later has not been seen. */
export const readAllInput = z.strictObject({ upTo: uuid() })
export type ReadAllInput = z.infer<typeof readAllInput>

/** `mail` is undefined where the form had no such field, as on a site that sends none: then it stays as it was. */
export type ChoicesInput = { kind: NotificationKind; inApp: boolean; mail: MailMode | undefined }[]

const mail = z.enum(mailModes, { error: 'Choose one of the ways in the list.' }).optional()
const fields = Object.fromEntries(
  kindNames.flatMap((kind): [string, z.ZodType][] => [
    [appField(kind), z.literal('on').optional()],
    [mailField(kind), mail],
  ]),
)

/** The form of all choices; a box that is not ticked is not sent. */
export const choicesInput: z.ZodType<ChoicesInput> = z.strictObject(fields).transform((given) =>
  kindNames.map((kind) => ({
    kind,
    inApp: given[appField(kind)] === 'on',
    mail: given[mailField(kind)] as MailMode | undefined,
  })),
)

export const stopMailInput = z.strictObject({ token: z.string().max(200) })
export type StopMailInput = z.infer<typeof stopMailInput>
