package word

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"ehchub/domain/document"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

const contentTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>` +
	`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
	`<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>` +
	`<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>` +
	`<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
	`<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
	`<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>` +
	`<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>`

const relationTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

const packageRelations = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rId1" Type="` + relationTypes + `officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	`<Relationship Id="rId3" Type="` + relationTypes + `extended-properties" Target="docProps/app.xml"/>` +
	`<Relationship Id="rId4" Type="` + relationTypes + `custom-properties" Target="docProps/custom.xml"/></Relationships>`

const appProperties = xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>EHC Hub</Application></Properties>`

// coreProperties says what the file is: what a search or a file manager shows.
func coreProperties(m document.Meta) string {
	created := m.Created.UTC().Format(time.RFC3339)
	if m.Created.IsZero() || m.Created.Year() > 9999 {
		created = "1980-01-01T00:00:00Z"
	}
	return xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + property(m.Title) + `</dc:title><dc:subject>` + property(m.HeaderLine()) + `</dc:subject><dc:creator>` + property(m.Creator) + `</dc:creator><cp:lastModifiedBy>` + property(m.Creator) + `</cp:lastModifiedBy>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + created + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + created + `</dcterms:modified><dc:language>` + languageTag(m) + `</dc:language></cp:coreProperties>`
}

func property(words string) string { return attribute(oneLine(words), 250) }

// customProperties are how an edited copy finds its way back to the case and version that it came from.
func customProperties(m document.Meta) string {
	var s strings.Builder
	s.WriteString(xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`)
	for i, name := range slices.Sorted(maps.Keys(m.Props)) {
		s.WriteString(`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="` + strconv.Itoa(i+2) + `" name="` + property(name) + `"><vt:lpwstr>` + property(m.Props[name]) + `</vt:lpwstr></property>`)
	}
	s.WriteString("</Properties>")
	return s.String()
}

// relations ties the document to its parts and to the addresses that it links to.
func (b *body) relations() string {
	var s strings.Builder
	s.WriteString(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, r := range [][2]string{{"Styles", "styles.xml"}, {"Numbering", "numbering.xml"}, {"Settings", "settings.xml"}, {"Header", "header1.xml"}, {"Footer", "footer1.xml"}} {
		s.WriteString(`<Relationship Id="rId` + r[0] + `" Type="` + relationTypes + strings.ToLower(r[0]) + `" Target="` + r[1] + `"/>`)
	}
	if b.picture != "" {
		s.WriteString(`<Relationship Id="rIdLogo" Type="` + relationTypes + `image" Target="` + b.picture + `"/>`)
	}
	for i, address := range b.links {
		s.WriteString(`<Relationship Id="rIdLink` + strconv.Itoa(i+1) + `" Type="` + relationTypes + `hyperlink" Target="` + escapes.Replace(address) + `" TargetMode="External"/>`)
	}
	s.WriteString("</Relationships>")
	return s.String()
}

func settings(m document.Meta) string {
	return xmlHead + `<w:settings ` + namespaces + `><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="` + languageTag(m) + `"/></w:settings>`
}

// header gives the line at the top of each page, with DRAFT across the page behind the text.
func header(m document.Meta) string {
	var s strings.Builder
	s.WriteString(xmlHead + `<w:hdr ` + namespaces + ` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>`)
	if m.Draft {
		s.WriteString(watermark)
	}
	s.WriteString(`<w:r><w:t xml:space="preserve">` + property(m.HeaderLine()) + `</w:t></w:r>` + code(m) + `</w:p></w:hdr>`)
	return s.String()
}

// watermark is the word DRAFT in the form that Word itself writes, so that Word's own command takes it away.
const watermark = `<w:r><w:rPr><w:noProof/></w:rPr><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>` +
	`<v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>` +
	`<v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>` +
	`<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>` +
	`<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" alt="" style="position:absolute;margin-left:0;margin-top:0;width:440pt;height:176pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="silver" stroked="f">` +
	`<v:fill opacity=".5"/><v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" string="DRAFT"/></v:shape></w:pict></w:r>`

// footer gives the line at the foot of each page, with its number.
func footer(m document.Meta) string {
	return xmlHead + `<w:ftr ` + namespaces + `><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">` + property(m.FooterLine()) + `</w:t></w:r><w:r><w:tab/></w:r>` +
		`<w:r><w:t xml:space="preserve">Page </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> of </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>`
}

// languageTag refuses what isn't a BCP 47 tag, for which the hub's own language stands in.
func languageTag(m document.Meta) string {
	tag := m.Lang()
	for _, c := range []byte(tag) {
		if c != '-' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			return "en-GB"
		}
	}
	return tag[:min(len(tag), 35)]
}
