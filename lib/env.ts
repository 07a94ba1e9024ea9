import { z } from 'zod'

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must start with postgresql://'),
  AUTH_SECRET: z.string().min(32, 'AUTH_SECRET must be at least 32 characters'),
  OBELUS_URL: z.url({
    protocol: /^https?$/,
    error: 'OBELUS_URL must be the address people open, like https://obelus.example',
  }),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(100).default(10),
  SHARED_PAGES_MB: z.coerce.number().int().min(0).max(65_536).default(64),
  SHARED_PAGES_FOLDER: z.string().optional(),
  KEPT_PAGES_MB: z.coerce.number().int().min(1).max(1_048_576).default(1024),
  LIVE_LISTENERS: z.coerce.number().int().min(0).max(100_000).default(5000),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^/\s]/, 'SMTP_URL must look like smtp://user:password@mail.example:587')
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@]@[^\s@]+$/, 'MAIL_FROM must hold an address, like Obelus <news@obelus.example>')
    .optional(),
  DIGEST_HOUR: z.coerce.number().int().min(0).max(23).default(6),
  JOBS: z.enum(['on', 'off'], 'JOBS must be on or off').default('on'),
  TRUSTED_PROXIES: z
    .string()
    .regex(
      /^[0-9a-f.:/]+( *, *[0-9a-f.:/]+)*$/i,
      'TRUSTED_PROXIES must be addresses or networks, like 127.0.0.1,10.0.0.0/8',
    )
    .optional(),
  LIMITS_TIMES: z.coerce.number().int().min(1).max(1_000_000).default(1),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  MODERATION_WEBHOOK_URL: z
    .url({
      protocol: /^https?$/,
      error: 'MODERATION_WEBHOOK_URL must be an address, like https://classifier.example/obelus',
    })
    .optional(),
  MODERATION_WEBHOOK_SECRET: z
    .string()
    .min(32, 'MODERATION_WEBHOOK_SECRET must be at least 32 characters')
    .optional(),
  OUTGOING_ALLOW: z
    .string()
    .regex(
      /^(|(127\.0\.0\.1|localhost|\[::1\]):\d{1,5}(,(127\.0\.0\.1|localhost|\[::1\]):\d{1,5})*)$/,
      'OUTGOING_ALLOW may only name ports of this machine, like 127.0.0.1:4010',
    )
    .optional(),
})

const whole = schema
  .refine(
    ({ SMTP_URL, MAIL_FROM }) => !SMTP_URL || MAIL_FROM,
    'SMTP_URL is set, so MAIL_FROM must be too: the address that mails come from',
  )
  .refine(
    ({ MODERATION_WEBHOOK_URL: url, MODERATION_WEBHOOK_SECRET: secret }) => !url === !secret,
    'MODERATION_WEBHOOK_URL and MODERATION_WEBHOOK_SECRET are set together or not at all',
  )

export type Env = z.infer<typeof whole>

let checked: Env | undefined

/**
 * The settings of this process, checked once at first use: a missing or unusable one is an error that names it.
 * Reading is lazy so that `next build` needs no secrets and no database.
 */
export function env(): Env {
  if (checked) return checked
  const result = whole.safeParse(process.env)
  if (!result.success) {
    const problems = result.error.issues.map((issue) =>
      issue.code === 'invalid_type' ? `${issue.path.join('.')} is not set` : issue.message,
    )
    throw new Error(`Obelus cannot start: ${problems.join('; ')}. See .env.example.`)
  }
  checked = result.data
  return checked
}

/** Whether `next build` is at work, which has no settings. */
export function isBuilding(): boolean {
  return process.env.NEXT_PHASE === 'phase-production-build'
}
