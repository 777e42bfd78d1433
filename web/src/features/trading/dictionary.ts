export const zh = {
  kind: { LISTING: '挂牌', AUCTION: '拍卖' },
  method: { ASCENDING: '公开增价', SEALED: '密封报价' },
  status: {
    OPEN: '待单位审议', APPROVED: '待公告', ANNOUNCED: '公告报名中', EXTENDED: '延期公告', PRICE_CUT: '降价公告', SUSPENDED: '中止', REGISTRATION: '报名截止', DEAL_AT_LIST_OR_ABOVE: '协议成交', COMPETITIVE_BID: '竞价',
    SOLD: '竞价成交', UNSOLD: '未成交', RESULT_NOTICE: '结果公示', CONTRACTED: '已签约', WINNER_DEFAULTED: '受让方违约', PAID: '已付款', DELIVERED: '已交付', CLOSED: '终结', WITHDRAWN: '已撤回',
  },
  sales: {
    title: '挂牌拍卖', lead: '科研单位的成果公开挂牌、拍卖；公告、竞价和结果都在这里。', offer: '提出挂牌或拍卖', live: '进行中', all: '全部', empty: '没有正在挂牌或拍卖的成果', emptyHint: '成果单位提出并经审议后在此公告。',
    lot: '标的', seller: '转让方', price: '挂牌价', until: '报名截止', bidders: '报名', status: '状态', sold: '成交价',
  },
  sale: {
    one: '挂牌项目', room: '进入竞价大厅', case: '办理事项', result: '成果详情', terms: '公告内容', scope: '范围', basis: '定价依据', appraisal: '评估价', step: '加价幅度', deposit: '保证金', reserve: '保留价', reserveSet: '设有保留价（已以哈希锁定）', reserveNone: '不设保留价',
    method: '竞价方式', auctioneer: '拍卖师', licence: '执业证号', display: '展示', rounds: '公告记录', round: { FIRST: '首次公告', EXTENSION: '延期', PRICE_CUT: '降价', RESUMPTION: '恢复' }, roundLine: '{{kind}}：{{from}} 至 {{until}}', abstract: '成果简介',
    stages: { announce: '公告报名', compete: '竞价', notice: '结果公示', contract: '签约', deliver: '付款交付' }, buyer: '受让方', related: '与转让方有关联：{{relation}}', defaults: '违约和再行转让', gap: '原受让方应补差额 {{gap}}', forfeited: '没收保证金 {{fen}}',
    suspended: '{{day}} 起中止，最迟 {{by}} 恢复',
  },
  register: {
    title: '报名', lead: '报名须声明关联关系，并缴纳保证金；竞价期间只显示代号。', organisation: '报名单位', related: '我单位是成果完成人，或与转让方、完成人有关联关系', relation: '关联关系说明', reference: '保证金汇款凭证号', send: '提交报名', done: '已报名，待单位审核资格',
    mine: '我的报名', alias: '代号 {{alias}}', state: { APPLIED: '待资格审核', QUALIFIED: '资格合格，待保证金到账', ADMITTED: '已准入', REFUSED: '未准入', RELEASED: '已结束' },
    deposit: { DUE: '待缴', HELD: '已代管', RETURNED: '已退还', FORFEITED: '不予退还', PAID: '已抵价款' }, returnBy: '{{day}} 前退还',
  },
  desk: {
    title: '竞买人', empty: '还没有单位报名', name: '单位', state: '资格', deposit: '保证金', relation: '关联', none: '声明无关联', approved: '负责人已批准', qualify: '资格合格', refuse: '不合格', approve: '批准关联方参加', confirm: '确认到账', reason: '理由', done: '已办理',
    announce: '按审议内容发布公告', contact: '联系人和电话', publish: '公示成交结果', contract: '录入合同', contractOpen: '打开合同',
  },
  evidence: { title: '尽职免责材料', lead: '随办理自动归集：单位制度和纪要、公告公示及哈希、异议和答复、定价依据、关联声明、竞价记录。', download: '下载材料包', complete: '材料齐全', missing: '尚缺 {{count}} 项', lacks: '缺少' },
  offer: {
    title: '提出挂牌或拍卖', lead: '提出后由单位负责人审议，再由交易服务机构公告。', result: '成果', kind: '方式', method: '两家以上时的竞价方式', scope: '转让范围（权利、地域、期限）', contractType: '合同类型', paymentMode: '付款方式', lump: '一次总付', instalment: '分期支付',
    price: '挂牌价 / 起拍价（元）', appraisal: '评估价（元，可不填）', basis: '定价依据说明', step: '加价幅度（元）', deposit: '保证金（元，不超过底价的 {{percent}}%）', reserve: '保留价（元，不设则不填）', reserveHint: '平台只收到哈希；请保存下载的回执，竞价结束后 {{hours}} 小时内凭它公开。',
    auctioneer: '拍卖师', licence: '执业证号', place: '展示地点', from: '展示开始', to: '展示结束', send: '提交', done: '已提交，待单位审议', TRANSFER_PATENT: '专利权转让', TRANSFER_KNOWHOW: '技术秘密转让', LICENCE_PATENT: '专利实施许可', search: '输入成果名称查找',
  },
  room: {
    title: '竞价大厅', back: '项目详情', price: '当前价', start: '起拍价', none: '尚无报价', left: '距截止', toStart: '距开始', toReveal: '距开启截止', toReserve: '等待公开保留价', ended: '已结束', leader: '领先：{{alias}}', you: '您的代号：{{alias}}', leading: '您领先', behind: '您落后',
    bid: '报价', least: '至少 {{yuan}} 元', other: '其他金额（元）', send: '报价', confirm: '以 {{yuan}} 元报价？报价不能撤回。', yes: '确认报价', no: '取消', accepted: '第 {{seq}} 次报价已接受', history: '报价记录', rules: '最后 {{soft}} 分钟内有人报价，截止时间延至报价后 {{extend}} 分钟。以平台时钟为准。',
    bidders: '{{n}} 家竞买人', bids: '{{n}} 次报价', sealed: '已收到 {{n}} 份密封报价', opened: '已开启 {{n}} 份，金额在开启期满后公布', seal: '密封并提交', sealLead: '金额在本机密封，平台只收到哈希。请保存下载的回执：截止后凭它开启，逾期不开启的保证金不予退还。', sealAmount: '报价金额（元）', sealDone: '已提交密封报价',
    open: '开启我的报价', openDone: '已开启', receipt: '密钥（回执中的 nonce）', openReserve: '公开保留价', SOLD: '成交', NO_BIDS: '无有效报价', BELOW_RESERVE: '最高报价未达保留价', sold: '{{alias}} 以 {{yuan}} 元成交', reserve: '保留价 {{yuan}} 元', record: '下载公开记录', recordHint: '任何人可用 innomatrix trading replay 重算。',
    terms: '条款哈希', head: '记录链头', days: '{{n}}天', extended: '延时',
  },
};

export const en: typeof zh = {
  kind: { LISTING: 'Listing', AUCTION: 'Auction' },
  method: { ASCENDING: 'Ascending', SEALED: 'Sealed bids' },
  status: {
    OPEN: 'To be approved', APPROVED: 'To be announced', ANNOUNCED: 'Announced', EXTENDED: 'Extended', PRICE_CUT: 'Price cut', SUSPENDED: 'Suspended', REGISTRATION: 'Registration over', DEAL_AT_LIST_OR_ABOVE: 'Deal at the list price', COMPETITIVE_BID: 'Bidding',
    SOLD: 'Sold', UNSOLD: 'Not sold', RESULT_NOTICE: 'Result on notice', CONTRACTED: 'Contracted', WINNER_DEFAULTED: 'Winner in default', PAID: 'Paid', DELIVERED: 'Delivered', CLOSED: 'Closed', WITHDRAWN: 'Withdrawn',
  },
  sales: {
    title: 'Listings and auctions', lead: 'Results of research units offered in public: announcements, bidding and outcomes.', offer: 'Offer a result', live: 'Running', all: 'All', empty: 'Nothing is being offered', emptyHint: 'What a unit offers appears here after its approval.',
    lot: 'Lot', seller: 'Seller', price: 'List price', until: 'Register by', bidders: 'Registered', status: 'State', sold: 'Price paid',
  },
  sale: {
    one: 'Sale', room: 'Enter the live room', case: 'Open the case', result: 'The result', terms: 'Announcement', scope: 'Scope', basis: 'Basis of the price', appraisal: 'Appraisal', step: 'Step', deposit: 'Deposit', reserve: 'Reserve', reserveSet: 'There is a reserve (committed to by hash)', reserveNone: 'No reserve',
    method: 'Bidding', auctioneer: 'Auctioneer', licence: 'Licence', display: 'On display', rounds: 'Announcements', round: { FIRST: 'First', EXTENSION: 'Extension', PRICE_CUT: 'Price cut', RESUMPTION: 'Resumption' }, roundLine: '{{kind}}: {{from}} to {{until}}', abstract: 'Abstract',
    stages: { announce: 'Announced', compete: 'Bidding', notice: 'Result notice', contract: 'Contract', deliver: 'Payment, delivery' }, buyer: 'Buyer', related: 'Related to the seller: {{relation}}', defaults: 'Default and resale', gap: 'The winner in default owes {{gap}}', forfeited: 'Deposit forfeited: {{fen}}',
    suspended: 'Suspended since {{day}}, until {{by}} at the latest',
  },
  register: {
    title: 'Register', lead: 'State your relations and pay the deposit; during the bidding only an alias is shown.', organisation: 'Organisation', related: 'We are a completer of the result, or related to one or to the seller', relation: 'Nature of the relation', reference: 'Reference of the deposit', send: 'Register', done: 'Registered; the unit judges your qualification',
    mine: 'My registration', alias: 'Alias {{alias}}', state: { APPLIED: 'Qualification pending', QUALIFIED: 'Qualified, deposit awaited', ADMITTED: 'Admitted', REFUSED: 'Refused', RELEASED: 'Over' },
    deposit: { DUE: 'Due', HELD: 'Held', RETURNED: 'Returned', FORFEITED: 'Forfeited', PAID: 'Counted towards the price' }, returnBy: 'returned by {{day}}',
  },
  desk: {
    title: 'Bidders', empty: 'Nobody has registered yet', name: 'Organisation', state: 'Qualification', deposit: 'Deposit', relation: 'Relation', none: 'States none', approved: 'approved by the head', qualify: 'Qualified', refuse: 'Refuse', approve: 'Approve the related bidder', confirm: 'Deposit received', reason: 'Reason', done: 'Done',
    announce: 'Announce as approved', contact: 'Contact', publish: 'Publish the result', contract: 'Enter the contract', contractOpen: 'Open the contract',
  },
  evidence: { title: 'Evidence of due diligence', lead: 'Collects itself: rule and minutes of the unit, notices with their hashes, objections and answers, basis of the price, relations, bids.', download: 'Download the pack', complete: 'Complete', missing: '{{count}} missing', lacks: 'Missing' },
  offer: {
    title: 'Offer a result', lead: 'The head of the unit approves it, the exchange announces it.', result: 'Result', kind: 'Way', method: 'How two or more compete', scope: 'Scope (rights, territory, term)', contractType: 'Contract', paymentMode: 'Payment', lump: 'Lump sum', instalment: 'Instalments',
    price: 'List or starting price (yuan)', appraisal: 'Appraisal (yuan, optional)', basis: 'Basis of the price', step: 'Step (yuan)', deposit: 'Deposit (yuan, at most {{percent}} % of the floor)', reserve: 'Reserve (yuan, optional)', reserveHint: 'The platform gets its hash alone; keep the receipt and open it within {{hours}} hours after the end.',
    auctioneer: 'Auctioneer', licence: 'Licence number', place: 'Place of display', from: 'Displayed from', to: 'Displayed until', send: 'Hand in', done: 'Handed in; the unit decides', TRANSFER_PATENT: 'Transfer of a patent', TRANSFER_KNOWHOW: 'Transfer of know-how', LICENCE_PATENT: 'Licence of a patent', search: 'Type the name of the result',
  },
  room: {
    title: 'Live room', back: 'The sale', price: 'Price', start: 'Starting price', none: 'No bid yet', left: 'Time left', toStart: 'Opens in', toReveal: 'Time left to open', toReserve: 'Waiting for the reserve', ended: 'Over', leader: 'Leading: {{alias}}', you: 'Your alias: {{alias}}', leading: 'You lead', behind: 'You are behind',
    bid: 'Bid', least: 'At least {{yuan}} yuan', other: 'Another amount (yuan)', send: 'Bid', confirm: 'Bid {{yuan}} yuan? A bid cannot be withdrawn.', yes: 'Bid', no: 'Cancel', accepted: 'Bid no. {{seq}} accepted', history: 'Bids', rules: 'A bid in the last {{soft}} minutes moves the end to {{extend}} minutes after it. The platform’s clock counts.',
    bidders: '{{n}} bidders', bids: '{{n}} bids', sealed: '{{n}} sealed bids received', opened: '{{n}} opened; amounts are shown after the time for opening', seal: 'Seal and hand in', sealLead: 'The amount is sealed here; the platform gets its hash alone. Keep the receipt: you open the bid with it after the deadline, and lose the deposit if you do not.', sealAmount: 'Amount (yuan)', sealDone: 'Sealed bid handed in',
    open: 'Open my bid', openDone: 'Opened', receipt: 'Key (nonce of the receipt)', openReserve: 'Open the reserve', SOLD: 'Sold', NO_BIDS: 'No valid bid', BELOW_RESERVE: 'Highest bid below the reserve', sold: 'Sold to {{alias}} for {{yuan}} yuan', reserve: 'Reserve {{yuan}} yuan', record: 'Download the public record', recordHint: 'Anybody recomputes it with innomatrix trading replay.',
    terms: 'Hash of the terms', head: 'Head of the record', days: '{{n}} d', extended: 'extended',
  },
};
