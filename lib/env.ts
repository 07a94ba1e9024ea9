import { z } from 'zod'
import { isLoopbackName } from '@/lib/loopback'
import { hasExamplePassword, howToMakeSecret, weaknessOf } from '@/lib/secret'

/** One that the process is not to start with when it can be guessed. */
function secret(name: string) {
  return z.string().superRefine((value, context) => {
    const weakness = weaknessOf(value)
    if (weakness) context.addIssue({ code: 'custom', message: `${name} ${weakness}. ${howToMakeSecret}` })
  })
}

function said(name: string) {
  return z.string().min(1, `${name} is empty`)
}

/** Where people show who they are: over HTTPS, or on this very machine. */
function providerUrl(name: string) {
  return z.string().refine((value) => {
    const url = URL.parse(value)
    return (
      url !== null &&
      (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackName(url.hostname)))
    )
  }, `${name} must be an address with https, like https://sign-in.example`)
}

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must start with postgresql://'),
  AUTH_SECRET: secret('AUTH_SECRET'),
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
  COUNTRY_HEADER: z
    .string()
    .regex(/^[a-z0-9-]+$/i, 'COUNTRY_HEADER must be the name of a header, like CF-IPCountry')
    .transform((name) => name.toLowerCase())
    .optional(),
  LIMITS_TIMES: z.coerce.number().int().min(1).max(1_000_000).default(1),
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug', 'silent']).default('info'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  MODERATION_WEBHOOK_URL: z
    .url({
      protocol: /^https?$/,
      error: 'MODERATION_WEBHOOK_URL must be an address, like https://classifier.example/obelus',
    })
    .optional(),
  MODERATION_WEBHOOK_SECRET: secret('MODERATION_WEBHOOK_SECRET').optional(),
  METRICS_TOKEN: secret('METRICS_TOKEN').optional(),
  // OpenTelemetry reads these, and its others, by itself.
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({
      protocol: /^https?$/,
      error: 'OTEL_EXPORTER_OTLP_ENDPOINT must be an address, like http://127.0.0.1:4318',
    })
    .optional(),
  OTEL_SERVICE_NAME: z.string().optional(),
  OTEL_TRACES_SAMPLER: z
    .enum(
      [
        'always_on',
        'always_off',
        'traceidratio',
        'parentbased_always_on',
        'parentbased_always_off',
        'parentbased_traceidratio',
      ],
      'OTEL_TRACES_SAMPLER must be one of OpenTelemetry, like parentbased_traceidratio',
    )
    .optional(),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number('OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1')
    .min(0)
    .max(1)
    .optional(),
  AUTH_GITHUB_ID: said('AUTH_GITHUB_ID').optional(),
  AUTH_GITHUB_SECRET: said('AUTH_GITHUB_SECRET').optional(),
  AUTH_GITHUB_URL: providerUrl('AUTH_GITHUB_URL').optional(),
  AUTH_GOOGLE_ID: said('AUTH_GOOGLE_ID').optional(),
  AUTH_GOOGLE_SECRET: said('AUTH_GOOGLE_SECRET').optional(),
  AUTH_OIDC_ISSUER: providerUrl('AUTH_OIDC_ISSUER').optional(),
  AUTH_OIDC_ID: said('AUTH_OIDC_ID').optional(),
  AUTH_OIDC_SECRET: said('AUTH_OIDC_SECRET').optional(),
  AUTH_OIDC_NAME: z.string().trim().min(1).max(40, 'AUTH_OIDC_NAME has at most 40 characters').optional(),
  OUTGOING_ALLOW: z
    .string()
    .regex(
      /^(|(127\.0\.0\.1|localhost|\[::1\]):\d{1,5}(,(127\.0\.0\.1|localhost|\[::1\]):\d{1,5})*)$/,
      'OUTGOING_ALLOW may only name ports of this machine, like 127.0.0.1:4010',
    )
    .optional(),
})

/** What makes a provider of sign-in; one alone is a mistake. */
const setTogether = [
  ['AUTH_GITHUB_ID', 'AUTH_GITHUB_SECRET'],
  ['AUTH_GOOGLE_ID', 'AUTH_GOOGLE_SECRET'],
  ['AUTH_OIDC_ISSUER', 'AUTH_OIDC_ID', 'AUTH_OIDC_SECRET'],
] as const

const whole = schema
  .refine(
    ({ SMTP_URL, MAIL_FROM }) => !SMTP_URL || MAIL_FROM,
    'SMTP_URL is set, so MAIL_FROM must be too: the address that mails come from',
  )
  .refine(
    ({ COUNTRY_HEADER, TRUSTED_PROXIES }) => !COUNTRY_HEADER || TRUSTED_PROXIES,
    'COUNTRY_HEADER is set, so TRUSTED_PROXIES must be too: the header is believed of them only',
  )
  .refine(
    ({ MODERATION_WEBHOOK_URL: url, MODERATION_WEBHOOK_SECRET: secret }) => !url === !secret,
    'MODERATION_WEBHOOK_URL and MODERATION_WEBHOOK_SECRET are set together or not at all',
  )
  .superRefine((settings, context) => {
    for (const names of setTogether)
      if (names.some((name) => settings[name]) && !names.every((name) => settings[name]))
        context.addIssue({ code: 'custom', message: `${names.join(', ')} are set together or not at all` })
  })
  .superRefine((settings, context) => {
    if (settings.NODE_ENV !== 'production') return
    for (const name of ['DATABASE_URL', 'SMTP_URL'] as const)
      if (hasExamplePassword(settings[name] ?? ''))
        context.addIssue({
          code: 'custom',
          message: `the password in ${name} is that of an example; give it one of its own, there and in ${name}`,
        })
  })

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
