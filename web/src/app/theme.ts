import type { ThemeConfig } from 'antd';

/** Colours of the screens; charts, the map and the style sheet take theirs from here too. */
export const palette = {
  brand: '#17509c',
  brandDeep: '#0f3a78',
  lake: '#0f8a86',
  amber: '#b86e12',
  ink: '#1a2433',
  inkSoft: '#5a6675',
  line: '#dfe4ea',
  ground: '#f4f6f9',
  paper: '#ffffff',
  green: '#23803d',
  yellow: '#a86a00',
  red: '#c2301f',
  grey: '#66707c',
} as const;

/** Series colours, apart enough for colour-blind readers when taken in order. */
export const seriesColours = ['#17509c', '#0f8a86', '#d08a1e', '#7a5aa6', '#c2504a', '#5b7f3b', '#3a8fc4', '#8c6d5a'] as const;

/** Fonts the person's system has; nothing is fetched. Latin first, so that digits and letters keep their own face. */
export const fontFamily =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "Noto Sans Hans", "Microsoft YaHei", sans-serif';

export const theme: ThemeConfig = {
  token: {
    colorPrimary: palette.brand,
    colorInfo: palette.brand,
    colorSuccess: palette.green,
    colorWarning: palette.yellow,
    colorError: palette.red,
    colorLink: palette.brand,
    // antd derives muddy grounds from colours this dark.
    colorSuccessBg: '#e9f6ed',
    colorSuccessBorder: '#a9d8b6',
    colorWarningBg: '#fff5e0',
    colorWarningBorder: '#efcf94',
    colorErrorBg: '#fdefec',
    colorErrorBorder: '#f0b5ab',
    colorInfoBg: '#eaf2fc',
    colorInfoBorder: '#b3cdee',
    colorText: palette.ink,
    colorTextSecondary: palette.inkSoft,
    colorBgLayout: palette.ground,
    colorBorderSecondary: palette.line,
    fontFamily,
    fontSize: 15,
    lineHeight: 1.65,
    borderRadius: 6,
    controlHeight: 36,
    wireframe: false,
  },
  components: {
    Layout: { headerBg: palette.paper, headerHeight: 60, headerPadding: '0', bodyBg: palette.ground, footerBg: palette.ground },
    Table: { headerBg: '#f0f3f7', cellPaddingBlock: 11 },
    Card: { headerFontSize: 16 },
    Segmented: { trackBg: '#e4e9f0' },
    Menu: { itemBg: 'transparent', horizontalItemSelectedColor: palette.brand, itemSelectedBg: '#eaf2fc', groupTitleColor: palette.inkSoft, activeBarHeight: 3 },
  },
};
