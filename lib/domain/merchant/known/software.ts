import { brands, type Spelling } from './brand';

export const software: readonly Spelling[] = brands({
  software: `github; gitlab; bitbucket; atlassian|jira atlassian; slack?|slack technologies|slack tech|slack com; zoom?|zoom
    us|zoom com|zoom video|zoom video comm; notion?|notion labs|notion so; figma; sketch!|sketch bv|sketchbv|sketch
    com; adobe|adobe systems|adobe creative; invision!|invisionapp|invision app; miro?|miro com|realtimeboard; mural
    co|mural!; lucid software|lucidchart|lucid!|lucid chart; airtable; asana; trello; monday com|monday!|mondaycom;
    clickup|click up; basecamp?|37signals; linear!|linear orbit|linear app; height app; wrike; smartsheet; teamwork
    com|teamwork!; podio; todoist|doist; evernote; coda!|coda project|coda io; quip!; dropbox; box com|box inc|box!;
    egnyte; wetransfer; microsoft 365|msft|microsoft?|microsoft office|microsoft 365 business|msbill|office
    365|office365|microsoft subscription|ms office|microsoft g; windows store|microsoft store; xbox live business;
    intune; google workspace|google gsuite|google g suite|google apps|gsuite|google domains workspace|google
    one|google storage|google google one|google google storage|googlestorage; intuit|intuit quickbooks|intuit
    qbooks|quickbooks|qbooks|intuit qb|qbo!; xero|xero uk|xero us|xero inc; freshbooks|fresh books; sage software|sage
    uk|sage!|sage accounting|sage global|sage business cloud|sage intacct; wave apps|wave financial; zoho;
    freeagent|free agent central; myob; reckon!|reckon limited; kashflow; clearbooks; quickfile; dext!|dext
    software|receipt bank|receiptbank|dext prepare; hubdoc; autoentry; expensify; bill com|bill com llc;
    ramp!|ramp financial; brex!|brex inc; pleo; spendesk; soldo; payhawk; float!|float technologies; fathom?; syft
    analytics; spotlight reporting; codat; chaser!|chaser hq; satago; gocardless software; tripletex; fortnox; visma?;
    e conomic|economic as; dinero?; moneybird; exact online|exact nederland|exact!; snelstart; twinfield; e
    boekhouden|eboekhouden; datev; lexoffice|lexware|haufe lexware|lexware office; sevdesk; fastbill; debitoor;
    pennylane; qonto pro; indy fr|georges tech; holded?; factorial!|factorial hr|factorialhr; billomat; bexio; odoo;
    netsuite; sap se|sap concur|concur technologies|sap!; workday!|workday inc; oracle!|oracle america|oracle
    netsuite; salesforce|sfdc|salesforce com; pipedrive; freshworks|freshdesk; zendesk; intercom!|intercom
    inc|intercom r d|intercomio; front app|frontapp|front!; helpscout|help scout; drift com|drift!; crisp im|crisp
    chat|crisp!; livechat; tawk to|tawk; gorgias; close com|close io|closeio|close!; copper crm|copper!; insightly;
    nutshell crm; capsule crm|capsulecrm; attio; folk app; streak!|streak com; apollo io|apolloio; zoominfo; clearbit;
    hunter io; lusha; gong io|gong!; outreach io; salesloft; calendly; acuity scheduling|acuity!|acuityscheduling;
    doodle!|doodle ag; savvycal; cal com|calcom; reclaim ai; typeform; surveymonkey|survey monkey|svmk|momentive?;
    jotform; tally so|tally forms; google forms; qualtrics; formstack; paperform; docusign|docu sign;
    hellosign|dropbox sign; pandadoc|panda doc; adobe sign; signnow|airslate; signable; yousign; proposify; better
    proposals; loom!|loom inc|loom com|loom subscr; vimeo; wistia; descript; riverside fm|riversidefm|riverside!;
    streamyard; restream; otter ai|otter!|otterai; fireflies ai|fireflies; rev com|rev!; krisp; grammarly; hemingway
    app; prowritingaid; languagetool; deepl|deepl se; replit; codeium|windsurf; tabnine; bolt new|stackblitz; canva;
    lastpass|last pass|logmein|log me in|goto!|goto com|gotomeeting|goto technologies;
    1password|onepassword|agilebits; dashlane; bitwarden; keeper security; nordvpn|nord vpn|nord
    security|nordpass|nord layer|nordlayer|nordaccount|nord!; expressvpn|express vpn; surfshark; mullvad;
    proton!|proton ag|protonmail|proton me; tutanota|tuta!; fastmail; hey com|hey!; superhuman; spike app; missive;
    mimecast; proofpoint; knowbe4; okta; auth0; duo security; malwarebytes; norton!|nortonlifelock|norton
    lifelock|norton ap|norton 360|gen digital; mcafee; avast; avg technologies; eset; kaspersky; bitdefender; sophos;
    crowdstrike; sentinelone; webroot; trend micro; acronis; backblaze; carbonite; idrive; crashplan|code42; veeam;
    teamviewer; anydesk; splashtop; parallels?; vmware; citrix; jetbrains; sublime hq|sublime text; postman!|postman
    inc; insomnia rest; sentry!|sentry io|functional software; datadog; new relic|newrelic; pagerduty; opsgenie;
    statuspage; pingdom|solarwinds; uptimerobot|uptime robot; better stack|betterstack; logrocket; fullstory; hotjar;
    mixpanel; amplitude!|amplitude analytics|amplitude inc; heap analytics|heap!; segment io|segment!; posthog;
    plausible!|plausible insights; fathom analytics|usefathom; matomo|innocraft; chartmogul; baremetrics; profitwell;
    paddle com market; recurly; chargebee; launchdarkly; split io; circleci|circle ci; travis ci; buildkite; codecov;
    snyk; sonarsource|sonarcloud; docker!|docker inc; npm inc|npmjs; tailwind labs|tailwindui; browserstack|browser
    stack; saucelabs; lambdatest; cypress io; percy io; chromatic!|chromatic com; algolia; contentful; sanity
    io|sanity!|sanity as; prismic; storyblok; strapi; retool; bubble!|bubble group|bubble io; softr; glide
    apps|glideapps; adalo; zapier; make com|integromat|celonis make|make!; n8n; ifttt; workato; tray io; parabola io;
    phantombuster; bardeen; tableau; looker!|looker studio; metabase; mode analytics; fivetran; dbt labs;
    snowflake!|snowflake inc|snowflake computing; databricks; power bi; domo inc; ahrefs; semrush; moz com|moz!|moz
    pro|seomoz; screaming frog; majestic com; ubersuggest; similarweb; surfer seo|surferseo|surfer!; clearscope;
    mangools; se ranking; spyfu; hubspot; bamboohr|bamboo hr; hibob|hi bob; personio; breathe hr|breathehr;
    charliehr|charlie hr; lattice!|lattice hq; culture amp|cultureamp; 15five; leapsome; officevibe; bonusly;
    workable; greenhouse software|greenhouse io; lever co|lever!|lever inc; ashby!|ashby hq; teamtailor; recruitee;
    breezy hr|breezyhr; harvest!|harvest app|harvest com|getharvest|iridesco; toggl; clockify|cake com; time doctor;
    hubstaff; timely app|timely!|memory as; everhour; rescuetime; forecast app; float com; productive io; scoro;
    accelo; deputy!|deputy com|deputy group; when i work|wheniwork; homebase!|homebase app; 7shifts; planday;
    rotacloud; connecteam; jobber?; housecall pro|housecallpro; servicetitan; simpro; tradify; fergus!|fergus
    software; servicem8|service m8; buildertrend; procore; autodesk; bentley systems; solidworks|dassault systemes;
    sketchup|trimble; bluebeam; rhino3d; unity tech|unity technologies; epic games unreal; maxon; foundry
    visionmongers; blender market; affinity!|serif europe|affinity serif; procreate; corel!|corel corp; quarkxpress;
    pixelmator; capture one; skylum; topaz labs; luminar; dxo labs; coreldraw; abbyy; nitro software|nitro pdf; foxit;
    smallpdf; ilovepdf; pdf expert|readdle; pdffiller; setapp|macpaw; cleanmymac; craft docs; bear app; ulysses app;
    scrivener; obsidian!|obsidian md|dynalist; roam research; logseq; readwise; raycast; alfred app; textexpander;
    keyboard maestro; things app; omnigroup|omni group; devonthink; tapbots; cleanshot; shottr;
    camtasia|techsmith|snagit; screenflow; prezi; pitch com|pitch!|pitch software; beautiful ai|beautifulai;
    slidebean; mentimeter; slido!|sli do; kahoot; whereby?; around co; gather town|gather!; discord!|discord
    nitro|discord com; telegram premium; twilio; sendbird; slite; guru tech|getguru; confluence; tettra; nuclino;
    gitbook; readme io|readme com; mintlify; scribe how|scribehow; tango us; process street|processst; trainual; whale
    io; manatal; vanta!|vanta inc; drata; secureframe; onetrust; iubenda; termly; cookiebot|usercentrics|cybot; osano;
    termageddon; shopify app; oberlo; lightspeed pos|lightspeed retail|lightspeed!|lightspeed commerce; toast inc
    software|toast inc; square software; vend ltd|vend!|vendhq; shopkeep; revel systems; touchbistro; cin7; dear
    systems; unleashed!|unleashed software; tradegecko; katana mrp|katana!; linnworks; shipstation|ship station;
    shippo!|goshippo; sendcloud; aftership; easyship; veeqo; inventory planner; recharge payments; yotpo; judge me;
    loox app; bold commerce; woocommerce|woo commerce|woothemes; magento; bigcommerce|big commerce; shopify|shopify
    inc|shopify com|shopify international; ecwid; prestashop; volusion; mirakl; channeladvisor; memberful; patreon
    creator; podia!|podia labs; teachable; thinkific; kajabi; circle so|circleso; mighty networks; skool com|skool!;
    substack pro; ghost org|ghost foundation|ghost pro|ghost!; tidycal|appsumo; appsumo; sumo group; jungle scout;
    helium 10|helium10; keepa?; sellerapp; clio!|clio themis|themis solutions; practicepanther; mycase; smokeball;
    leap legal software; practice ignition|ignition app; karbon!|karbonhq|karbon inc; taxdome; canopy tax; drake
    software; lacerte; ultratax; taxcalc; iris software|iris business software; btcsoftware; capium; brightpay;
    inniaccounts; moneysoft; simplepractice|simple practice; jane app; cliniko; mindbody; glofox; vagaro; fresha;
    booksy; phorest; timely salon; setmore?; square appointments; rezdy; checkfront; fareharbor; guesty; lodgify;
    hostaway; cloudbeds; littlehotelier|siteminder; sevenrooms; resy os; propertyware; buildium; appfolio; arthur
    online; propertyme; citrixonline; paessler; ninja rmm|ninjarmm|ninjaone; datto; connectwise; kaseya; atera!|atera
    networks; syncro!|syncro msp; hudu; it glue|itglue; jamf; kandji; mosyle; addigy; rippling it; electric ai; envoy
    inc|envoy!; robin powered; skedda; officernd; nexudus; cobot me; optix app; deskbird; sharefile; filecamp;
    brandfolder; bynder; frame io|frameio; air inc dam; dropmark; milanote; whimsical!|whimsical com|whimsical inc;
    balsamiq; axure; zeplin; abstract app; marvel app|marvelapp; protopie; principle app; framer!|framer bv|framer
    com; maze design|maze!; usertesting; lookback?; dovetail!|dovetail research; userzoom; optimal workshop;
    lyssna|usabilityhub; great question; productboard; aha labs|aha!; canny!|canny io; roadmunk; prodpad; uservoice;
    beamer app|getbeamer; appcues; pendo!|pendo io; userpilot; chameleon io; intro js; whatfix; walkme; tidio;
    manychat; chatfuel; landbot; voiceflow; botpress; ada support`,
});
