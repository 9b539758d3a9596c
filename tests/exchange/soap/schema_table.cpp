#include "tests/exchange/soap/schema_table.hpp"

namespace exchange {

// Taken from types.xsd and messages.xsd; elements and attributes that roomgate's kind of client has no use
// for are left out, and so refused. Groups of alternatives begin with %; words that several lines share with
// $.
constinit const std::string_view schema_table = R"(
%search t:And|t:Or|t:Not|t:Contains|t:Exists|t:Excludes|t:IsEqualTo|t:IsNotEqualTo|t:IsGreaterThan|t:IsGreaterThanOrEqualTo|t:IsLessThan|t:IsLessThanOrEqualTo
%path t:FieldURI|t:IndexedFieldURI|t:ExtendedFieldURI
%item t:ItemId|t:OccurrenceItemId|t:RecurringMasterItemId
%folder t:FolderId|t:DistinguishedFolderId
%creatable t:Message|t:CalendarItem|t:AcceptItem|t:TentativelyAcceptItem|t:DeclineItem
%pattern t:RelativeYearlyRecurrence|t:AbsoluteYearlyRecurrence|t:RelativeMonthlyRecurrence|t:AbsoluteMonthlyRecurrence|t:WeeklyRecurrence|t:DailyRecurrence
%range t:NoEndRecurrence|t:EndDateRecurrence|t:NumberedRecurrence
%itemfields t:ItemClass?,t:Subject?,t:Sensitivity?,t:Body?,t:Categories?,t:Importance?,t:InternetMessageHeaders?,t:ReminderIsSet?,t:ReminderMinutesBeforeStart?,t:ExtendedProperty*,t:Culture?
%response t:ItemClass?,t:Sensitivity?,t:Body?,t:InternetMessageHeaders?,t:Sender?,t:ToRecipients?,t:CcRecipients?,t:BccRecipients?,t:IsReadReceiptRequested?,t:IsDeliveryReceiptRequested?,t:From?,t:ReferenceItemId?,t:ProposedStart?,t:ProposedEnd?

s:Envelope s:Header? s:Body
s:Header t:RequestServerVersion? t:MailboxCulture? t:ExchangeImpersonation? t:DateTimePrecision? t:TimeZoneContext? t:ManagementRole?
s:Body m:FindItem|m:GetItem|m:CreateItem|m:DeleteItem|m:UpdateItem|m:GetFolder|m:SyncFolderItems|m:ResolveNames|m:GetDelegate|m:GetServerTimeZones
t:RequestServerVersion @Version!
t:MailboxCulture =string
t:DateTimePrecision =Seconds|Milliseconds
t:ExchangeImpersonation t:ConnectingSID
t:ConnectingSID t:PrincipalName|t:SID|t:PrimarySmtpAddress|t:SmtpAddress
t:PrincipalName|t:SID|t:PrimarySmtpAddress|t:SmtpAddress =nonempty
t:TimeZoneContext t:TimeZoneDefinition
t:TimeZoneDefinition @Id @Name

m:FindItem @Traversal!:Shallow|SoftDeleted|Associated m:ItemShape m:IndexedPageItemView|m:CalendarView? m:Restriction? m:SortOrder? m:ParentFolderIds m:QueryString?
m:GetItem m:ItemShape m:ItemIds
m:CreateItem @MessageDisposition:SaveOnly|SendOnly|SendAndSaveCopy @SendMeetingInvitations:SendToNone|SendOnlyToAll|SendToAllAndSaveCopy m:SavedItemFolderId? m:Items
m:DeleteItem @DeleteType!:HardDelete|SoftDelete|MoveToDeletedItems @SendMeetingCancellations:SendToNone|SendOnlyToAll|SendToAllAndSaveCopy @AffectedTaskOccurrences @SuppressReadReceipts:boolean m:ItemIds
m:UpdateItem @ConflictResolution!:NeverOverwrite|AutoResolve|AlwaysOverwrite @MessageDisposition:SaveOnly|SendOnly|SendAndSaveCopy @SendMeetingInvitationsOrCancellations:SendToNone|SendOnlyToAll|SendOnlyToChanged|SendToAllAndSaveCopy|SendToChangedAndSaveCopy @SuppressReadReceipts:boolean m:SavedItemFolderId? m:ItemChanges
m:GetFolder m:FolderShape m:FolderIds
m:SyncFolderItems m:ItemShape m:SyncFolderId m:SyncState? m:Ignore? m:MaxChangesReturned m:SyncScope?
m:ResolveNames @ReturnFullContactData!:boolean @SearchScope:ActiveDirectory|ActiveDirectoryContacts|Contacts|ContactsActiveDirectory @ContactDataShape m:ParentFolderIds? m:UnresolvedEntry
m:GetDelegate @IncludePermissions!:boolean m:Mailbox
m:GetServerTimeZones @ReturnFullTimeZoneData:boolean m:Ids?

m:ItemShape t:BaseShape t:IncludeMimeContent? t:BodyType? t:UniqueBodyType? t:NormalizedBodyType? t:FilterHtmlContent? t:ConvertHtmlCodePageToUTF8? t:InlineImageUrlTemplate? t:BlockExternalImages? t:AddBlankTargetToLinks? t:MaximumBodySize? t:AdditionalProperties?
m:FolderShape t:BaseShape t:AdditionalProperties?
t:BaseShape =IdOnly|Default|AllProperties
t:IncludeMimeContent|t:FilterHtmlContent|t:ConvertHtmlCodePageToUTF8|t:BlockExternalImages|t:AddBlankTargetToLinks =boolean
t:BodyType|t:UniqueBodyType|t:NormalizedBodyType =Best|HTML|Text
t:InlineImageUrlTemplate =string
t:MaximumBodySize =int
t:AdditionalProperties %path+
t:FieldURI @FieldURI!:field
t:IndexedFieldURI @FieldURI! @FieldIndex!
t:ExtendedFieldURI @DistinguishedPropertySetId:Meeting|Appointment|Common|PublicStrings|Address|InternetHeaders|CalendarAssistant|UnifiedMessaging|Task|Sharing @PropertySetId @PropertyTag @PropertyName @PropertyId:int @PropertyType!:ApplicationTime|Binary|BinaryArray|Boolean|CLSID|Double|Integer|Long|Short|String|StringArray|SystemTime
m:IndexedPageItemView @MaxEntriesReturned:int @Offset!:int @BasePoint!:Beginning|End
m:CalendarView @MaxEntriesReturned:int @StartDate!:dateTime @EndDate!:dateTime
m:Restriction %search
t:And|t:Or %search+
t:Not %search
t:Contains @ContainmentMode:FullString|Prefixed|Substring|PrefixOnWords|ExactPhrase @ContainmentComparison:Exact|IgnoreCase|IgnoreNonSpacingCharacters|Loose|IgnoreCaseAndNonSpacingCharacters|LooseAndIgnoreCase|LooseAndIgnoreNonSpace|LooseAndIgnoreCaseAndIgnoreNonSpace %path t:Constant
t:Exists %path
t:Excludes %path t:Bitmask
t:Bitmask @Value!
t:IsEqualTo|t:IsNotEqualTo|t:IsGreaterThan|t:IsGreaterThanOrEqualTo|t:IsLessThan|t:IsLessThanOrEqualTo %path t:FieldURIOrConstant
t:FieldURIOrConstant t:Constant|t:FieldURI|t:IndexedFieldURI|t:ExtendedFieldURI
t:Constant @Value!
m:SortOrder t:FieldOrder+
t:FieldOrder @Order!:Ascending|Descending %path
m:ParentFolderIds|m:FolderIds %folder+
m:SavedItemFolderId|m:SyncFolderId %folder
m:QueryString =string @ResetCache:boolean @ReturnHighlightTerms:boolean @ReturnDeletedItems:boolean
t:FolderId @Id! @ChangeKey
t:DistinguishedFolderId @Id!:calendar|contacts|deleteditems|drafts|inbox|journal|notes|outbox|sentitems|tasks|msgfolderroot|root|junkemail|searchfolders|recoverableitemsroot|recoverableitemsdeletions @ChangeKey t:Mailbox?
t:Mailbox|m:Mailbox t:Name? t:EmailAddress? t:RoutingType? t:MailboxType?
t:EmailAddress|t:RoutingType =nonempty
t:Name =string
t:MailboxType =Unknown|OneOff|Mailbox|PublicDL|PrivateDL|Contact|PublicFolder|GroupMailbox
m:ItemIds %item+
t:ItemId|t:ReferenceItemId @Id! @ChangeKey
t:OccurrenceItemId @RecurringMasterId! @ChangeKey @InstanceIndex!:int
t:RecurringMasterItemId @OccurrenceId! @ChangeKey

m:Items %creatable+
t:AcceptItem|t:TentativelyAcceptItem|t:DeclineItem $response
t:Message $itemfields t:Sender? t:ToRecipients? t:CcRecipients? t:BccRecipients? t:From?
t:CalendarItem $itemfields t:UID? t:Start? t:End? t:IsAllDayEvent? t:LegacyFreeBusyStatus? t:Location? t:Recurrence? t:StartTimeZone? t:EndTimeZone?
t:ItemClass|t:Subject|t:Location|t:UID|t:Culture =string
t:Sensitivity =Normal|Personal|Private|Confidential
t:Importance =Low|Normal|High
t:Body @BodyType!:HTML|Text @IsTruncated:boolean =string
t:Categories t:String*
t:String =string
t:InternetMessageHeaders t:InternetMessageHeader+
t:InternetMessageHeader @HeaderName! =string
t:ReminderIsSet|t:IsAllDayEvent|t:IsReadReceiptRequested|t:IsDeliveryReceiptRequested =boolean
t:ReminderMinutesBeforeStart =int
t:ExtendedProperty t:ExtendedFieldURI t:Value|t:Values
t:Value =string
t:Values t:Value+
t:Sender|t:From t:Mailbox
t:ToRecipients|t:CcRecipients|t:BccRecipients t:Mailbox*
t:Start|t:End|t:ProposedStart|t:ProposedEnd =dateTime
t:LegacyFreeBusyStatus =Free|Tentative|Busy|OOF|WorkingElsewhere|NoData
t:StartTimeZone|t:EndTimeZone @Id @Name
t:Recurrence %pattern %range
t:RelativeYearlyRecurrence t:DaysOfWeek t:DayOfWeekIndex t:Month
t:AbsoluteYearlyRecurrence t:DayOfMonth t:Month
t:RelativeMonthlyRecurrence t:Interval t:DaysOfWeek t:DayOfWeekIndex
t:AbsoluteMonthlyRecurrence t:Interval t:DayOfMonth
t:WeeklyRecurrence t:Interval t:DaysOfWeek t:FirstDayOfWeek?
t:DailyRecurrence t:Interval
t:NoEndRecurrence t:StartDate
t:EndDateRecurrence t:StartDate t:EndDate
t:NumberedRecurrence t:StartDate t:NumberOfOccurrences
t:Interval|t:DayOfMonth|t:NumberOfOccurrences =int
t:DaysOfWeek|t:StartDate|t:EndDate =nonempty
t:FirstDayOfWeek =Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday
t:DayOfWeekIndex =First|Second|Third|Fourth|Last
t:Month =January|February|March|April|May|June|July|August|September|October|November|December

m:ItemChanges t:ItemChange+
t:ItemChange %item t:Updates
t:Updates t:SetItemField|t:DeleteItemField|t:AppendToItemField+
t:SetItemField|t:AppendToItemField %path t:CalendarItem|t:Message
t:DeleteItemField %path

m:SyncState =string
m:Ignore t:ItemId+
m:MaxChangesReturned =changes
m:SyncScope =NormalItems|NormalAndAssociatedItems
m:UnresolvedEntry =nonempty
m:Ids t:Id*
t:Id =string
)";

}  // namespace exchange
