import { defineConfig, devices } from '@playwright/test'
import { chromiumFlags } from './e2e/chromium.ts'

// The global setup starts everything before a worker reads this file, and leaves the addresses in the environment.
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/global-setup.ts',
  outputDir: process.env.OBELUS_E2E_RESULTS || 'test-results',
  fullyParallel: false,
  workers: process.env.OBELUS_E2E_WORKERS ? Number(process.env.OBELUS_E2E_WORKERS) : 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: process.env.OBELUS_E2E_URL,
    // A trace of every step costs a fifth of the run: ask for it where a failure needs one.
    trace: process.env.OBELUS_E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    locale: 'en-GB',
    timezoneId: 'UTC',
    launchOptions: {
      executablePath: process.env.PLAYWRIGHT_CHROMIUM_PATH || undefined,
      args: chromiumFlags(),
    },
  },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      use: {
        ...devices['Desktop Chrome'],
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
        deviceScaleFactor: 2,
      },
    },
  ],
})
