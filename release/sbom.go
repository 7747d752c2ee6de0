package main

import (
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"net/url"
	"runtime/debug"
	"strings"
)

// bill is a list of what a program is made of, as CycloneDX has it
// (https://cyclonedx.org/docs/1.6/json/). It has neither a number nor a time, so
// that the same program always has the same.
type bill struct {
	Format      string      `json:"bomFormat"`
	SpecVersion string      `json:"specVersion"`
	Version     int         `json:"version"`
	Metadata    metadata    `json:"metadata"`
	Components  []component `json:"components"`
}

type metadata struct {
	Component component `json:"component"`
}

type component struct {
	Type       string     `json:"type"`
	Ref        string     `json:"bom-ref"`
	Name       string     `json:"name"`
	Version    string     `json:"version,omitempty"`
	Package    string     `json:"purl"`
	Properties []property `json:"properties,omitempty"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// sbom is the bill of a built program, from what Go writes into each.
func sbom(program string) ([]byte, error) {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return nil, fmt.Errorf("read what %s is made of: %w", program, err)
	}
	all := bill{Format: "CycloneDX", SpecVersion: "1.6", Version: 1, Metadata: metadata{of("application", &info.Main)}}
	all.Components = append(all.Components, of("library", &debug.Module{Path: "std", Version: strings.TrimPrefix(info.GoVersion, "go")}))
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		all.Components = append(all.Components, of("library", m))
	}
	raw, err := json.MarshalIndent(all, "", "  ")
	return append(raw, '\n'), err
}

// of is one module as a component. Go's checksum goes along.
func of(kind string, m *debug.Module) component {
	address := "pkg:golang/" + m.Path + "@" + url.PathEscape(m.Version)
	c := component{Type: kind, Ref: address, Name: m.Path, Version: m.Version, Package: address}
	if m.Sum != "" {
		c.Properties = []property{{"go:sum", m.Sum}}
	}
	return c
}
