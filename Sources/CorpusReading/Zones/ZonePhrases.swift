/// The words by which lines that are not running text give themselves away.
///
/// All in small letters with plain quotes and hyphens. What is compared with whole lines stands
/// without the punctuation around it: `[Advertisement]` and `Read more »` are in the tables as
/// `advertisement` and `read more`.
enum ZonePhrases {
  // MARK: - Lists of links

  /// A line of these words alone heads a list of links.
  static let linkHeadings: Set<String> = [
    "read more", "read also", "also read", "read next", "what to read next", "keep reading",
    "related", "related article", "related articles", "related stories", "related story",
    "related news", "related content", "related coverage", "related links", "related posts",
    "related reading", "related items", "see also", "more on this story", "more on this topic",
    "more on this", "more stories", "more news", "more coverage", "more like this", "more reading",
    "recommended", "recommended stories", "recommended for you", "recommended articles",
    "recommended reading", "recommended topics", "we recommend", "you may also like",
    "you might also like", "you may like", "you might like", "you may also be interested in",
    "you might be interested in", "up next", "further reading", "don't miss", "must read",
    "must reads", "editor's picks", "editors' picks", "editor's choice", "in other news",
    "other news", "other stories", "also in the news", "in case you missed it", "explore more",
    "in this story", "around the bbc", "elsewhere on the bbc", "from around the web",
    "around the web", "promoted stories", "sponsored stories", "latest stories", "latest news",
    "latest headlines", "the latest", "more headlines", "more top stories", "more to read",
    "more to explore", "next article", "previous article", "next story", "previous story", "tags",
    "topics", "related topics", "related tags", "read the full story", "read full story",
    "read the full article", "full story", "read more stories", "more from the author",
  ]

  /// The same, in the furniture of the page: the heading itself is boilerplate.
  static let furnitureHeadings: Set<String> = [
    "most read", "most viewed", "most popular", "most shared", "most watched", "most commented",
    "trending", "trending now", "trending stories", "trending topics", "what's trending",
    "top content trending", "top stories", "top news", "top headlines", "popular", "popular now",
    "popular stories", "popular articles", "editor's pick", "featured", "featured stories",
  ]

  /// A line that starts so is a link by itself; a colon, bar or dash must follow.
  static let linkLabels: [String] = [
    "read more", "read also", "also read", "read next", "read", "related", "related article",
    "related story", "related stories", "related news", "see also", "see more", "more", "video",
    "watch",
    "watch more", "watch also", "watch now", "listen", "listen more", "recommended", "must read",
    "must watch", "don't miss", "tags", "tag", "topics", "topic", "filed under", "filed in",
    "keywords", "categories", "category", "next", "previous", "up next", "next article",
    "previous article", "next story", "previous story", "full story", "full coverage",
    "more on this", "further reading", "in case you missed it", "click here to read",
  ]

  /// A line that starts so and does not end like a sentence is a link.
  static let linkOpenings: [String] = [
    "read more about ", "read more on ", "read more from ", "read more in ", "read the full ",
    "read our full ", "read our ", "read full ", "more on ", "more from ", "more news from ",
    "more stories from ", "more stories about ", "see more ", "view all ", "see all ", "show all ",
    "click here for ", "click here to ", "click to read ", "all stories by ", "more by ",
    "more stories by ", "view more ", "latest from ", "related to this ",
  ]

  // MARK: - Boilerplate

  /// A line of these words alone is furniture of the page.
  static let boilerplateLines: Set<String> = [
    "advertisement", "advertisements", "advertising", "ad", "ads", "advert", "sponsored",
    "sponsored content", "sponsor content", "paid content", "paid post", "promoted content",
    "promoted", "continue reading", "continue reading below", "continue reading the main story",
    "continue", "scroll to continue", "scroll down to continue", "story continues",
    "to be continued",
    "share", "shares", "share this", "share now", "share on", "share via", "share via email",
    "share link", "share to", "share article", "sharing", "share full article", "share page",
    "share story", "about sharing", "close panel", "your account", "bbc homepage", "tweet",
    "tweet this",
    "email", "e-mail", "email this", "print", "print this", "print article", "print this page",
    "printable version", "save", "save article", "save for later", "saved", "bookmark",
    "gift article",
    "give this article", "copy link", "copy url", "copied", "link copied", "copy",
    "copy to clipboard",
    "facebook", "twitter", "x", "whatsapp", "telegram", "linkedin", "reddit", "pinterest",
    "instagram",
    "youtube", "tiktok", "vk", "vkontakte", "odnoklassniki", "viber", "messenger", "flipboard",
    "mastodon", "threads", "bluesky", "rss", "rss feed", "google news", "facebook messenger",
    "comments", "comment", "comments are closed", "leave a comment", "leave a reply",
    "add a comment",
    "add comment", "post a comment", "view comments", "show comments", "hide comments",
    "no comments",
    "read comments", "load comments", "join the conversation", "join the discussion",
    "have your say", "what do you think", "reply", "report", "like", "likes", "react",
    "subscribe", "subscribe now", "subscribe today", "subscribe here", "subscription", "sign up",
    "sign up now", "sign in", "sign out", "log in", "login", "log out", "register", "register now",
    "my account", "newsletter", "newsletters", "our newsletter", "email address", "your email",
    "donate", "donate now", "support us", "become a member", "join us", "follow", "follow us",
    "following", "follow us on", "stay connected", "stay informed", "get in touch", "download app",
    "get the app", "download our app", "get the newsletter", "try it free", "learn more",
    "skip to content", "skip to main content", "skip to navigation", "skip navigation",
    "skip to main", "skip to footer", "skip to search", "skip to", "skip advertisement", "skip ad",
    "accessibility links", "accessibility help", "accessibility",
    "menu", "main menu", "open menu", "close menu", "navigation", "main navigation", "search",
    "search for", "open search", "close", "close ad", "open", "home", "homepage", "home page",
    "back", "go back", "back to top", "top", "scroll to top", "next", "previous", "prev", "loading",
    "loading...", "please wait", "load more", "show more", "show less", "view more", "see more",
    "more", "view all", "see all", "expand", "collapse", "click here", "tap here", "details",
    "edit",
    "read mode", "reader mode", "reading mode", "dark mode", "light mode", "font size",
    "100% font size", "text size", "increase font size", "decrease font size", "aa", "a+", "a-",
    "listen", "listen to this article", "listen to article", "listen to this story", "play",
    "play audio", "play video", "pause", "mute", "unmute", "stop", "replay", "watch", "watch now",
    "video player", "media player", "media playback is unsupported on your device",
    "audio", "transcript", "download", "embed", "gallery", "photo gallery", "slideshow",
    "toggle caption", "hide caption", "show caption", "enlarge this image", "enlarge image",
    "view image in fullscreen", "view image", "open image in new window", "open in new tab",
    "image", "images", "photo", "photos", "video", "videos", "fullscreen", "full screen",
    "terms of use", "terms of service", "terms and conditions", "terms & conditions", "terms",
    "privacy policy", "privacy", "privacy notice", "privacy settings", "privacy statement",
    "cookie policy", "cookies", "cookie settings", "cookie preferences", "cookie notice",
    "accept", "accept cookies", "accept all", "accept all cookies", "reject all", "manage cookies",
    "manage preferences", "do not sell my personal information", "your privacy choices",
    "your ad choices", "adchoices", "ad choices", "ad feedback", "about us", "about", "contact us",
    "contact", "contacts", "advertise", "advertise with us", "careers", "jobs", "help",
    "help center", "faq", "faqs", "site map", "sitemap", "editorial guidelines", "site index",
    "corrections", "imprint", "impressum", "disclaimer", "all rights reserved", "feedback",
    "report a typo", "report an error", "report this ad", "request a correction",
    "breaking news alerts", "live", "live updates", "new", "premium", "subscriber only",
    "subscribers only", "for subscribers", "members only", "free article", "exclusive content",
    "end of list", "end of story", "end of article", "ends", "published", "updated", "last updated",
    "date", "posted", "published on", "updated on", "modified", "edited", "by", "author", "authors",
    "written by", "source", "sources", "unread", "min read", "minute read", "minutes read",
    "estimated reading time", "reading time", "table of contents", "contents", "in this article",
  ]

  /// A line that starts so is boilerplate whatever follows: no reporter writes such sentences.
  static let boilerplateOpenings: [String] = [
    "story continues below", "article continues below", "article continues after",
    "story continues after", "continue reading below", "advertisement - ", "advertisement · ",
    "sign up for our ", "sign up to our ", "sign up for the ", "sign up to the ", "sign up here",
    "sign up for free", "sign up to receive", "sign up now", "sign up today",
    "subscribe to our ", "subscribe to the ", "subscribe to receive", "subscribe for ",
    "subscribe now", "subscribe today", "subscribe here", "follow us on ", "follow us @",
    "like us on ", "find us on ", "join us on ", "join our ", "connect with us",
    "stay up to date with",
    "share this article", "share this story", "share this post", "share this page",
    "share this news", "share this video", "tweet this ",
    "click here to subscribe", "click here to sign", "click to share", "click to email",
    "click to print", "download our app", "download the app", "get our app", "get our newsletter",
    "get our daily", "get our free", "get the day's top", "get the latest news",
    "get the latest updates",
    "get email alerts", "get breaking news", "receive our ", "enter your email",
    "your email address",
    "thank you for subscribing", "thanks for subscribing", "thank you for signing up",
    "thanks for signing up", "thank you for reading", "thanks for reading",
    "already have an account", "create a free account",
    "create an account", "create your free", "to continue reading", "please enable javascript",
    "enable javascript", "you need to enable javascript", "please turn on javascript",
    "your browser does not support", "this browser does not support",
    "this video can not be played",
    "this video cannot be played", "to play this video", "sorry, this video",
    "this website uses cookies", "this site uses cookies", "our website uses cookies",
    "our site uses cookies", "we use cookies", "we and our partners", "by clicking ",
    "by signing up, you", "by signing up you", "by subscribing, you", "by subscribing you",
    "already a subscriber?", "already a member?", "not a subscriber?", "not a member?",
    "by continuing to use", "by continuing to browse",
    "this site is protected by recaptcha", "this content is only available to",
    "this article is for subscribers", "this article is free to read", "support our journalism",
    "support independent journalism", "support quality journalism", "support our work",
    "make a donation", "have a news tip", "got a news tip",
    "have a tip", "got a tip", "do you have a story", "do you have a tip", "send us a tip",
    "send us your", "email us at", "write to us", "comments are closed",
    "comments have been closed",
    "comments on this article are closed", "this article was originally published",
    "this story was originally published", "this article first appeared",
    "this article is more than", "this copy is for your personal", "republish this article",
    "reprints and permissions", "order reprints", "view image in fullscreen", "skip to ",
    "listen to this article", "listen to this story", "skip advertisement", "log in to ",
    "login to ",
    "sign in to ", "copyright notice", "our standards:", "most read in ",
    "for more news", "for more stories", "for all the latest", "for the latest news",
    "visit our website", "news updates from", "loading your", "page 1 of",
    "what to know about our", "unlock this article", "you have reached your", "you've reached your",
    "start your free", "try for free",
  ]

  /// A line that starts so and does not end like a sentence is boilerplate.
  static let boilerplateLabels: [String] = [
    "share on ", "share via ", "share to ", "share with ", "follow @", "sign up for ",
    "sign up to ",
    "subscribe to ", "download the ", "become a member ", "register for ", "register to ",
  ]

  /// Words that make a line boilerplate wherever they stand in it.
  static let boilerplateParts: [String] = [
    "all rights reserved", "may not be published, broadcast, rewritten",
    "may not be reproduced without", "reproduction in whole or in part", "comments are closed",
    "delivered to your inbox", "straight to your inbox", "directly to your inbox", "in your inbox",
    "sign up for our newsletter", "sign up to our newsletter", "subscribe to our newsletter",
    "terms of service apply",
    "terms of use and privacy policy", "privacy policy and terms",
    "story continues below advertisement",
    "unsubscribe at any time", "unsubscribe any time", "percent font size",
    "% font size", "powered by disqus", "is not responsible for the content of external sites",
  ]

  /// A line that starts so and holds the address of a page leads there.
  static let addressOpenings: [String] = [
    "follow ", "more ", "read ", "see ", "find ", "visit ", "for more ", "for full ",
    "full coverage",
    "watch ", "listen ", "click ", "contact ", "email ", "learn more", "sign up", "subscribe",
    "the full ", "original article", "originally published", "link: ", "source: ", "via: ",
  ]

  static let addresses: [String] = ["http://", "https://", "www."]

  /// Labels before a date or little else.
  static let timestampLabels: [String] = [
    "published", "updated", "last updated", "last modified", "last edited", "posted", "posted on",
    "published on", "published at", "updated on", "updated at", "first published", "date published",
    "date posted", "created", "modified",
  ]

  /// Words of a line that tells a time.
  static let timeWords: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
    "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mon",
    "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "am", "pm", "a", "p", "m",
    "gmt",
    "utc", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "pst", "pdt", "pt", "cet", "cest",
    "bst",
    "ist", "msk", "ast", "aest", "jst", "kst", "hkt", "sgt", "h", "t", "z", "th", "st", "nd", "rd",
    "ago",
    "hour", "hours", "hr", "hrs", "minute", "minutes", "min", "mins", "second", "seconds", "sec",
    "day",
    "days", "week", "weeks", "month", "months", "year", "years", "read", "published", "updated",
    "posted", "modified", "edited", "created", "last", "first", "on", "at", "of", "the", "date",
    "time",
    "today", "yesterday", "local", "reading", "words", "comments", "views", "shares", "likes",
    "about",
    "more", "than", "old", "is", "this", "article", "list", "item", "items",
  ]

  static let calendarWords: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
    "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "christmas", "easter", "midnight", "noon", "mid", "late", "early",
  ]

  // MARK: - Bylines

  /// A line that starts so, and goes on with names, says who wrote.
  static let bylineOpenings: [String] = [
    "written by ", "words by ", "words: ", "story by ", "text by ", "text: ", "reported by ",
    "report by ", "posted by ", "published by ", "edited by ", "edited by: ", "written by: ",
    "reported by: ", "posted by: ",
    "compiled by ", "translated by ",
    "translation by ", "reporting by ", "reporting: ", "additional reporting by ",
    "additional reporting: ", "additional reporting from ", "with reporting by ",
    "with reporting from ", "with additional reporting by ", "with additional reporting from ",
    "with files from ", "with inputs from ", "inputs from ", "with contributions by ",
    "with contributions from ", "writing by ", "editing by ", "author: ", "authors: ", "byline: ",
    "reporter: ", "reporters: ", "editor: ", "editors: ", "correspondent: ", "interview by ",
    "analysis by ", "opinion by ", "commentary by ", "produced by ", "contributors: ", "by: ",
  ]

  /// A sentence that ends so, but for the place, says who helped.
  static let contributions: [String] = [
    "contributed to this report", "contributed to this story", "contributed to this article",
    "contributed to this piece", "contributed to the report", "contributed reporting",
    "contributed additional reporting", "contributed research", "contributed from",
    "assisted in this report",
  ]

  /// The same, said of reporters and of news alike: only at the end of a document.
  static let places: [String] = ["reported from", "reports from", "is based in"]

  /// Words in small letters that may stand between the names of a byline.
  static let bylineWords: Set<String> = [
    "and", "in", "of", "the", "for", "from", "with", "at", "de", "del", "della", "di", "da", "dos",
    "du",
    "la", "le", "van", "von", "der", "den", "ter", "bin", "ibn", "al", "el", "ul", "via", "by",
    "to",
    "our", "on", "a", "an", "staff", "writer", "writers", "correspondent", "correspondents",
    "reporter", "reporters", "editor", "editors", "agencies", "agency", "special", "contributing",
    "contributor", "senior", "chief", "political", "foreign", "diplomatic", "news", "desk",
    "service", "services", "bureau", "additional", "reporting", "editing", "writing", "edited",
    "written", "compiled", "photos", "photographs", "graphics", "video", "based", "published",
    "updated", "pm", "am", "gmt", "et", "est", "min", "read", "ago", "hours",
  ]

  /// Who a line names as its author when it names nobody else.
  static let newsAgencies: Set<String> = [
    "reuters", "ap", "afp", "the associated press", "associated press", "agence france-presse",
    "agence france presse", "tass", "itar-tass", "interfax", "ria novosti", "xinhua",
    "xinhua news agency", "dpa", "deutsche welle", "bbc", "bbc news", "bbc monitoring", "cnn",
    "al jazeera", "al jazeera and news agencies", "al jazeera staff", "the guardian", "rfe/rl",
    "radio free europe/radio liberty", "voa", "voa news", "voice of america", "bloomberg",
    "bloomberg news", "npr", "upi", "united press international", "anadolu agency", "kyodo",
    "kyodo news", "press association", "pa media", "efe", "ansa", "pti", "ani", "ians", "staff",
    "staff writer", "staff reporter", "staff writers", "our correspondent", "our foreign staff",
    "news agencies", "agencies", "news desk", "web desk", "editorial board", "the editorial board",
    "the canadian press", "canadian press", "eurasianet", "euronews", "france 24", "sky news",
    "cbs news", "nbc news", "abc news", "fox news", "the new york times", "the washington post",
    "newswires", "wire services", "from wire reports", "afp news", "reuters staff",
  ]

  // MARK: - Pictures

  /// A line that starts so says who owns a picture or a text.
  static let creditOpenings: [String] = [
    "copyright \u{A9}", "copyright (c)", "copyright 2", "copyright 19", "photo:", "photos:",
    "photo by ", "photos by ", "photo credit", "photo courtesy", "photo - ",
    "photo/", "photograph:", "photographs:", "photograph by ", "photographs by ",
    "photography by ", "photography:", "photographer:", "image:", "images:", "image credit",
    "image courtesy", "image source", "image by ", "image copyright", "images by ", "picture:",
    "pictures:", "picture by ", "pictures by ", "picture credit", "pic:", "credit:", "credits:",
    "courtesy:", "courtesy of ", "source:", "sources:", "source - ",
    "video by ", "video credit", "illustration:", "illustration by ", "graphic:",
    "graphic by ", "graphics by ", "art by ", "map:", "map by ", "chart:", "\u{A9}",
    "(c) ", "reuters/", "afp/", "ap photo", "ap/", "epa/", "epa-efe/", "getty images",
    "featured image", "feature image", "header image", "cover image", "cover photo",
    "screenshot:", "screengrab", "handout/", "file photo by ", "all photos by ", "all images",
  ]

  /// Words that make a short line that is no sentence a credit wherever they stand in it.
  static let creditParts: [String] = [
    "getty images", "/getty", "/afp", "/reuters", "reuters/", "ap photo", "/ap", "ap/", "/epa",
    "epa/",
    "/tass", "tass/", "/sputnik", "/shutterstock", "shutterstock/", "shutterstock", "istock",
    "via ap", "via afp", "via reuters", "via getty", "/anadolu", "/xinhua", "wikimedia commons",
    "creative commons", "cc by", "/alamy", "alamy stock", "/zuma", "/bloomberg", "/handout",
    "handout via", "photo credit", "image credit", "picture alliance",
  ]

  /// Labels before the credit at the end of a caption.
  static let captionCreditLabels: [String] = [
    "photo credit:", "photo:", "photograph:", "photo by ", "image credit:", "image:", "picture:",
    "credit:", "photos:", "pic:", "courtesy:", "ap photo", "reuters/", "afp/", "afp via getty",
    "getty images", "epa/", "tass/",
  ]

  /// Words that, in brackets at the end of a line, say where its picture comes from.
  static let pictureSources: Set<String> = [
    "reuters", "ap", "afp", "epa", "epa-efe", "tass", "getty", "shutterstock", "xinhua", "anadolu",
    "sputnik", "ria", "upi", "dpa", "ansa", "efe", "kyodo", "photo", "photos", "photograph",
    "image",
    "images", "picture", "handout", "file", "courtesy", "screengrab", "screenshot", "wikimedia",
    "flickr", "istock", "alamy", "zuma", "supplied", "illustration", "credit",
  ]

  /// A line of these words alone stands before the text under a picture.
  static let captionLabels: Set<String> = [
    "image caption", "caption", "photo caption", "media caption", "video caption",
    "picture caption",
  ]

  /// A line that starts so describes a picture.
  static let captionOpenings: [String] = [
    "caption:", "image caption", "photo caption", "picture caption", "video caption",
    "media caption", "file - ", "file photo", "file picture", "file image", "file photograph",
    "file: ", "file/", "in this photo provided", "in this photo released", "in this photo taken",
    "in this image taken", "in this image made", "in this image from", "in this image provided",
    "in this image released", "in this handout", "this handout", "pictured: ", "pictured, ",
    "above: ", "photo shows ", "the photo shows ", "this photo shows ", "this image shows ",
    "in pictures: ", "in pictures - ",
  ]
}
