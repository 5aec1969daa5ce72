import { brands, type Spelling } from './brand';

export const online: readonly Spelling[] = brands({
  ai: `openai|chatgpt|openai chatgpt; anthropic|claude ai|claude!|claude subscription|anthropic claude|claudeai;
    perplexity; midjourney; elevenlabs|eleven labs; runway ml|runwayml|runway!; jasper ai|jasper!; copy ai|copyai;
    cursor!|cursor ai|anysphere|cursor usage; hugging face|huggingface; stability ai; mistral ai|mistral!;
    cohere!|cohere inc; replicate!|replicate com; together ai; synthesia; heygen; gamma app|gamma!; tome app; poe
    com|quora poe; character ai; lovable!|lovable labs; suno!|suno inc; ideogram; leonardo ai; xai grok|x ai
    grok|grok!; deepseek; groq inc|groq!; fal ai|fal features; pika labs; luma ai; krea ai; adobe firefly; github
    copilot; gemini advanced; google ai pro; notebooklm; you com; phind; pi ai; assemblyai|assembly ai; deepgram;
    openrouter; pinecone`,
  'marketing-software': `mailchimp|mail chimp|intuit mailchimp; klaviyo; constant contact|constantcontact; sendgrid; mailgun;
    postmark!|postmarkapp|activecampaign postmark; activecampaign|active campaign; convertkit|kit com|convert kit;
    aweber; campaign monitor|campaignmonitor|createsend; getresponse; sendinblue|brevo; mailerlite; moosend; drip
    com|drip!; omnisend; beehiiv; customer io|customerio; braze inc|braze!; iterable?; emailoctopus; benchmark email;
    hootsuite; buffer com|buffer!|buffer inc|buffer plan; sprout social; later com|later!|latergramme; planoly;
    tailwind app|tailwindapp; sprinklr; agorapulse; socialbee; metricool; loomly; coschedule; meltwater; mention com;
    brandwatch; buzzsumo; unbounce; leadpages; instapage; clickfunnels|click funnels; optinmonster; optimizely;
    vwo!|wingify; callrail; textmagic; simpletexting; eztexting|ez texting; attentive mobile; postscript io;
    privy!|privy com; smile io; referralcandy; linktree; bitly; rebrandly; cision; prezly; muck rack; swiftpage;
    infusionsoft|keap; marketo; pardot; outbrain app; trustpilot; feefo; reviews io; podium!|podium corp; birdeye;
    yext; brightlocal; whitespark; agencyanalytics; databox; supermetrics; reportgarden; whatagraph`,
  'design-software': `shutterstock; istock|istockphoto; getty images|gettyimages; adobe stock; depositphotos; dreamstime; alamy; 123rf;
    envato|themeforest|elements envato; creative market|creativemarket; fonts com|monotype; myfonts; fontspring;
    typekit; hoefler; noun project|the noun project|thenounproject; flaticon|freepik; vecteezy; pond5; storyblocks;
    artlist; epidemic sound|epidemicsound; musicbed; audiojungle; soundstripe; motion array|motionarray; videohive;
    placeit; smartmockups; unsplash; pexels; 500px; pixieset; shootproof; pic time; smugmug; zenfolio; format com;
    dribbble; behance`,
  cloud: `amazon web services|aws|aws emea|amazon aws|amazon web serv|aws amazon|amazonaws|amazon web; google cloud|google
    cloud emea|googlecloud|google cloud platform|google gcp|gcp!|google firebase|firebase!; microsoft
    azure|azure!|msft azure|azure com|microsoft azure s; digitalocean|digital ocean; linode|akamai; vultr|the constant
    company|constant company; hetzner; ovh|ovhcloud; scaleway; heroku; vercel; netlify; render com|render!|render
    services; fly io|flyio!; railway app|railway corp|railway!|railwayapp; platform sh; cloudflare; fastly; bunny
    net|bunnycdn|bunnyway; upcloud; exoscale; ionos cloud|profitbricks; rackspace; kamatera; contabo; leaseweb; online
    net|iliad datacenter; packet host|equinix; oracle cloud; ibm cloud|softlayer; alibaba cloud|aliyun|alibabacloud;
    tencent cloud; wasabi technologies|wasabi tech|wasabi cloud|wasabi hot; mongodb|mongodb cloud|mongodbcloud|mongodb
    atlas; supabase; planetscale; neon!|neon tech|neon inc|neon database; cockroach labs; redis
    labs|redislabs|redis!|redis inc|upstash; elastic co|elasticsearch|elastic!|elastic nv|elastic cloud; aiven;
    timescale; influxdata; confluent!|confluent cloud|confluent inc; cloudinary; imgix; imagekit; mux inc|mux!;
    pusher!|pusher ltd; ably realtime; pubnub; runpod; lambda labs|lambdalabs; coreweave; paperspace; vast ai; modal
    labs|modal!; backblaze b2; hivelocity; clever cloud|clevercloud; scalingo; kinsta; wp engine|wpengine; flywheel
    hosting|getflywheel; pantheon systems|pantheon!; acquia; cloudways; laravel forge|laravel!|laravel vapor|laravel
    cloud; ploi io; deno deploy; koyeb; northflank; zeabur; serverless inc; gridscale; civo; infomaniak cloud;
    stackit; open telekom cloud`,
  'web-hosting': `godaddy|go daddy|dnh godaddy|godaddy com; namecheap|name cheap|nc namecheap; bluehost; hostgator; dreamhost;
    siteground; a2 hosting|a2hosting; inmotion hosting; hostinger; hover com|hover!|tucows; gandi!|gandi sas|gandi
    net; porkbun; dynadot; name com|namecom; network solutions|networksolutions|web com|register com|netsol; domain
    com; enom; rebel com; ionos|1 1 internet|1and1|1und1 ionos|1 and 1; strato!|strato ag|strato gmbh; united
    domains|united-domains; all inkl|allinkl; mittwald; hosteurope|host europe; domainfactory; raidboxes; netcup; 123
    reg|123reg|123 reg co uk; fasthosts; heart internet; krystal hosting|krystal!; tsohost; 34sp; names co uk|namesco;
    uk2!|uk2 net; transip|transip bv; versio; antagonist; combell; one com|onecom; loopia; simply com|unoeuro;
    dandomain; binero; domeneshop; infomaniak; hostpoint; cyon; crazy domains|crazydomains; ventraip; netregistry;
    melbourne it; digital pacific; webcentral; freeparking nz; openprovider; squarespace|sqsp|squarespace inc; wix
    com|wix!|wix premium|wixcom; weebly; webflow; wordpress com|wordpress!|automattic; elementor; strikingly; jimdo;
    carrd; duda!|duda inc; gridpane; dnsimple; easydns; pobox com|pobox!; register it; aruba spa|aruba it|aruba!;
    arsys; raiola; dinahosting; webempresa; o2switch; planethoster; whc online|web hosting canada; hostpapa; easyname;
    world4you; active24; wedos; home pl|homepl; nazwa pl; zone media; letshost; blacknight; register365; hosting
    ireland; digicert; sectigo|comodo ca; ssls com; globalsign`,
  advertising: `google ads|google adws|google adwords|googleads|adwords|google advertising|google ireland ads; meta
    ads|facebk|facebook ads|facebook ireland|facebook!|meta platforms|facebk ads|fb ads|fb me|meta!|instagram
    ads|facebook payments|facebook advertising|facebook business|metapay|meta platforms ireland|fbpay; linkedin
    ads|linkedin marketing|linkedin advertising|linkedin market|linked in ads|lnkd ads|linkedin ad; twitter ads|x
    ads|x corp ads|x corp advertising|twitter online ads|twitter advertising|x corp paid|x online ads|x corp!; tiktok
    ads|tiktok advertising|tik tok ads|tiktok for business|tiktok!|tiktok ad|bytedance ads; snap ads|snapchat ads|snap
    inc|snapchat|snap inc ads; pinterest ads|pinterest; reddit ads|reddit inc|reddit!|reddit advertising; microsoft
    advertising|microsoft ads|bing ads|msft advertising|microsoft bing|microsoft ad; amazon advertising|amazon
    ads|amzn ads|amazon ad|amzn advertising; apple search ads|apple search ad|apple ads; quora ads|quora!|quora inc;
    spotify ads|spotify ad studio; taboola; outbrain; criteo; adroll|nextroll; yelp ads|yelp advertising|yelp
    inc|yelp!|yelpinc; angi leads|angi!|homeadvisor|home advisor|angieslist|angi ads; thumbtack; bark
    com|bark!|checkatrade; mybuilder; houzz pro|houzz!; nextdoor ads|nextdoor!; bidvertiser; propellerads; clear
    channel; jcdecaux; lamar advertising|lamar!|lamar companies; outfront media; ocean outdoor; global media ooh;
    valpak; money mailer; val pak; every door direct; yellow pages|yellowpages|yell com|yell!|yell limited|pages
    jaunes|solocal|gelbe seiten|paginas amarillas|golden pages|thryv; google local services; stackadapt; basis
    technologies; the trade desk; adquick; vistar; waze ads; trivago ads; capterra|gartner digital; g2 com|g2!; clutch
    co; softwareadvice; product hunt|producthunt; buysellads; carbon ads; podcorn; acast; spotify advertising; hulu
    ads; roku ads; vibe co; mntn!; pr newswire|prnewswire; business wire|businesswire; ein presswire; globenewswire;
    prweb; gumtree ads; rightmove; zoopla; autotrader ads; bing com ads; nativo?; infolinks; mediavine; upfluence;
    grin co; aspire iq|aspireiq; fiverr ads; whatsapp business; wechat ads; line ads; yandex direct; baidu ads; naver
    ads`,
});
