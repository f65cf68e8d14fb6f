import vue from 'eslint-plugin-vue'
import accessibility from 'eslint-plugin-vuejs-accessibility'
import tseslint from 'typescript-eslint'
import { readdirSync } from 'node:fs'

const features = readdirSync(new URL('./src/features', import.meta.url))

/** A feature may use api, ui, locales and itself: never the app around it and never its neighbours. */
const featureBorders = features.map((feature) => ({
  files: [`src/features/${feature}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: ['@/app/*', '**/app/*'],
            message: 'Features do not know the app; move what is shared to api or ui.',
          },
          {
            group: [
              ...features.filter((other) => other !== feature).map((other) => `@/features/${other}/**`),
              // The inbox offers the very steps of the order page: one table of steps, not two.
              ...(feature === 'inbox' ? ['!@/features/orders/steps', '!@/features/orders/steps/*'] : []),
            ],
            message: 'Features do not import each other; link by route name or move what is shared to ui.',
          },
          { group: ['../../*/**', '../../../features/*'], message: 'Import by @/ so that the border can be seen.' },
        ],
      },
    ],
  },
}))

export default tseslint.config(
  { ignores: ['node_modules', 'components.d.ts', 'src/api/schema.d.ts'] },
  ...tseslint.configs.strict,
  ...vue.configs['flat/recommended'],
  ...accessibility.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    files: ['**/*.{ts,vue,js,mjs}'],
    rules: {
      'max-lines': ['error', { max: 400 }],
      'no-undef': 'off',
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      // Prettier decides the layout of templates.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      // A static style attribute is refused by the content security policy.
      'vue/no-static-inline-styles': 'error',
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      'vuejs-accessibility/no-autofocus': 'off',
      'vuejs-accessibility/heading-has-content': ['error', { accessibleChildren: ['OrderTitle'] }],
    },
  },
  {
    files: ['src/{api,ui,locales}/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['@/app/*', '@/features/**'], message: 'api, ui and locales lie below app and features.' },
          ],
        },
      ],
    },
  },
  ...featureBorders,
)
